import type { types } from 'mediasoup';
import type { MediaAnnouncer } from '../events.ts';
import type * as port from '../port.ts';
import { MediaError } from '../port.ts';
import { MEDIA_CODECS } from './codecs.ts';
import { connectionOf, Participant } from './participant.ts';
import { refusedAs } from './refusals.ts';
import { LOOK_MS, WARMING_LABEL } from './settings.ts';
import type { Home } from './workers.ts';

/** A visit's room: one router on one worker, and who is in it. Verbs come one at a time. */
export class Room {
  readonly ref: port.RoomRef;
  readonly home: Home;
  readonly #router: types.Router;
  readonly #warmingId: string;
  readonly #events: MediaAnnouncer;
  readonly #participants = new Map<string, Participant>();
  readonly #onFlood: () => void;
  #nextLook: NodeJS.Timeout | undefined;

  /** @param onFlood told when `cutOffFloods` has something to do, in the room's turn */
  static async open(
    ref: port.RoomRef,
    home: Home,
    events: MediaAnnouncer,
    onFlood: () => void,
  ): Promise<Room> {
    return refusedAs('MEDIA_UNAVAILABLE', async () => {
      const router = await home.worker.createRouter({ mediaCodecs: MEDIA_CODECS });
      try {
        const direct = await router.createDirectTransport();
        const warming = await direct.produceData({ label: WARMING_LABEL });
        if (router.closed) throw new MediaError('MEDIA_UNAVAILABLE', 'the media worker died');
        return new Room(ref, home, router, warming.id, events, onFlood);
      } catch (error) {
        router.close();
        throw error;
      }
    });
  }

  private constructor(
    ref: port.RoomRef,
    home: Home,
    router: types.Router,
    warmingId: string,
    events: MediaAnnouncer,
    onFlood: () => void,
  ) {
    this.ref = { room: ref.room, epoch: ref.epoch };
    this.home = home;
    this.#router = router;
    this.#warmingId = warmingId;
    this.#events = events;
    this.#onFlood = onFlood;
    this.#lookLater();
  }

  participant(name: string): Participant {
    const participant = this.#participants.get(name);
    if (!participant) throw new MediaError('UNKNOWN_PARTICIPANT');
    return participant;
  }

  async admit(name: string): Promise<port.Admission> {
    const known = this.#participants.get(name);
    if (known) return known.admission();
    const meeting = { router: this.#router, home: this.home, warmingId: this.#warmingId };
    const participant = await Participant.admit(name, meeting);
    this.#participants.set(name, participant);
    this.#follow(participant, 'send');
    this.#follow(participant, 'recv');
    return participant.admission();
  }

  release(name: string): void {
    const participant = this.#participants.get(name);
    if (!participant) return;
    for (const { source } of participant.producers()) this.closeProducer(name, source);
    participant.close();
    this.#participants.delete(name);
  }

  async echo(name: string, stream: port.SctpStreamParameters): Promise<port.Echo> {
    const participant = this.participant(name);
    return participant.echo(stream, () => {
      if (this.#participants.get(name) === participant) this.release(name);
    });
  }

  async produce(name: string, input: port.ProduceInput): Promise<port.ProducerState> {
    const { source } = input;
    const { producer, added } = await this.participant(name).produce(input, (score) => {
      this.#events.announce('producerScored', { ...this.ref, participant: name, source, score });
    });
    if (added) this.#events.announce('producerAdded', { ...this.ref, producer });
    return producer;
  }

  closeProducer(name: string, source: port.MediaSource): void {
    const participant = this.#participants.get(name);
    const producer = participant?.producer(source);
    if (!participant || !producer) return;
    for (const listener of this.#participants.values()) listener.stopHearing(producer.id);
    participant.closeProducer(source);
    this.#events.announce('producerClosed', { ...this.ref, participant: name, producerId: producer.id });
  }

  async pauseProducer(name: string, source: port.MediaSource, paused: boolean): Promise<void> {
    const participant = this.participant(name);
    const changed = await participant.pauseProducer(source, paused);
    const producer = participant.producer(source);
    if (!changed || !producer) return;
    this.#events.announce('producerPaused', {
      ...this.ref,
      participant: name,
      producerId: producer.id,
      paused,
    });
  }

  async consume(name: string, input: port.ConsumeInput): Promise<port.ConsumerParameters> {
    const listener = this.participant(name);
    const speaker = [...this.#participants.values()]
      .flatMap((participant) => participant.producers())
      .find(({ id }) => id === input.producerId);
    if (!speaker) throw new MediaError('UNKNOWN_PRODUCER');
    return listener.consume(speaker, input);
  }

  closeConsumer(name: string, consumerId: string): void {
    this.#participants.get(name)?.closeConsumer(consumerId);
  }

  cutOffFloods(): void {
    for (const [name, participant] of [...this.#participants]) {
      const floods = participant.floods();
      if (floods.length > 0) participant.warn();
      for (const what of floods) {
        if (what === 'everything') this.release(name);
        else this.closeProducer(name, what);
        this.#events.announce('cutOff', { ...this.ref, participant: name, what });
      }
    }
  }

  state(): port.RoomState {
    const participants = [...this.#participants.values()].map((participant) => participant.state());
    return { ...this.ref, participants };
  }

  load(): { transports: number; producers: number; consumers: number } {
    const loads = [...this.#participants.values()].map((participant) => participant.load());
    const sum = (of: (load: (typeof loads)[number]) => number) =>
      loads.reduce((total, load) => total + of(load), 0);
    return {
      transports: sum(({ transports }) => transports),
      producers: sum(({ producers }) => producers),
      consumers: sum(({ consumers }) => consumers),
    };
  }

  /** What the worker itself counts in this room, apart from the room's own warming source. */
  async dump(): Promise<RoomDump> {
    const dump = await refusedAs('MEDIA_UNAVAILABLE', () => this.#router.dump());
    return {
      ...this.ref,
      transports: dump.transportIds.length - 1,
      producers: dump.mapProducerIdConsumerIds.length,
      consumers: dump.mapConsumerIdProducerId.length,
      dataProducers: dump.mapDataProducerIdDataConsumerIds.length - 1,
      dataConsumers: dump.mapDataConsumerIdDataProducerId.length,
    };
  }

  close(): void {
    clearTimeout(this.#nextLook);
    this.#nextLook = undefined;
    // A transport that ends only because its router does is kept by mediasoup's WebRtcServer for ever, and all of the room with it.
    for (const participant of this.#participants.values()) participant.close();
    this.#participants.clear();
    this.#router.close();
  }

  /** Each room by itself: a worker that hangs holds up the looks at its own rooms only. */
  #lookLater(): void {
    this.#nextLook = setTimeout(() => {
      void this.#look().then(() => {
        if (this.#nextLook) this.#lookLater();
      });
    }, LOOK_MS).unref();
  }

  async #look(): Promise<void> {
    const present = [...this.#participants.values()];
    // One that goes meanwhile sends no more.
    await Promise.all(present.map((participant) => participant.look().catch(() => undefined)));
    if (present.some((participant) => participant.floods().length > 0)) this.#onFlood();
  }

  #follow(participant: Participant, direction: port.Direction): void {
    const transport = participant.transports[direction];
    const announce = () =>
      this.#events.announce('transportState', {
        ...this.ref,
        participant: participant.name,
        direction,
        ...connectionOf(transport),
      });
    transport.on('icestatechange', announce);
    transport.on('dtlsstatechange', announce);
    transport.on('iceselectedtuplechange', () => this.#pathFound(participant, direction));
  }

  /** Another path carries what this person sends or gets: what was lost on the way there is not waited for. */
  #pathFound(participant: Participant, direction: port.Direction): void {
    if (direction === 'recv') return participant.beginAnew();
    for (const listener of this.#participants.values()) listener.beginAnew(participant.name);
  }
}

export type RoomDump = port.RoomRef & {
  transports: number;
  producers: number;
  consumers: number;
  dataProducers: number;
  dataConsumers: number;
};
