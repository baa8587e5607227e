import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { types } from 'mediasoup';
import type * as port from '../port.ts';
import { MediaError } from '../port.ts';
import {
  dtlsParameters as dtlsShape,
  rtpCapabilities,
  rtpParameters,
  sctpStreamParameters,
} from '../shapes.ts';
import { asAnnounced, type AnnouncedPorts } from './announced.ts';
import { channelParameters, Echo } from './echo.ts';
import { Outages } from './outages.ts';
import { checkFits, KIND_OF, SOURCES, withPatience } from './publishing.ts';
import { bytesOf, isLeftOut, packetsOf, roundTripOf, statsOf, Tally } from './counting.ts';
import { parsed, refusedAs } from './refusals.ts';
import { MAX_INCOMING_BITRATE, MIN_OUTGOING_BITRATE, TRANSPORT_OPTIONS, WARMING_LABEL } from './settings.ts';
import { Traffic } from './traffic.ts';
import type { Home } from './workers.ts';

type Published = { producer: types.Producer; rtpParameters: port.RtpParameters };
type Listening = {
  consumer: types.Consumer;
  producerId: string;
  participant: string;
  source: port.MediaSource;
};
type Meeting = {
  router: types.Router;
  home: Pick<Home, 'server' | 'announcedPorts'>;
  warmingId: string;
};

/** One person's transports in a room and what goes through them. The room calls it one verb at a time. */
export class Participant {
  readonly name: string;
  readonly transports: Record<port.Direction, types.WebRtcTransport>;
  readonly #router: types.Router;
  readonly #announcedPorts: AnnouncedPorts;
  readonly #warming: types.DataConsumer;
  readonly #producerIds: Record<port.MediaSource, string>;
  readonly #fingerprints: Partial<Record<port.Direction, string>> = {};
  readonly #published = new Map<port.MediaSource, Published>();
  readonly #listening = new Map<string, Listening>();
  readonly #traffic = new Traffic();
  readonly #outages = new Outages();
  readonly #up = new Tally('inbound-rtp');
  readonly #down = new Tally('outbound-rtp');
  #warmingProducer: types.DataProducer | undefined;
  #echo: Echo | undefined;

  static async admit(name: string, { router, home, warmingId }: Meeting): Promise<Participant> {
    return refusedAs('MEDIA_UNAVAILABLE', async () => {
      const options = { ...TRANSPORT_OPTIONS, webRtcServer: home.server };
      const [send, recv] = await Promise.all([
        router.createWebRtcTransport(options),
        router.createWebRtcTransport(options),
      ]);
      try {
        const [warming] = await Promise.all([
          recv.consumeData({ dataProducerId: warmingId }),
          send.setMaxIncomingBitrate(MAX_INCOMING_BITRATE),
          recv.setMinOutgoingBitrate(MIN_OUTGOING_BITRATE),
        ]);
        return new Participant(name, router, home.announcedPorts, { send, recv }, warming);
      } catch (error) {
        send.close();
        recv.close();
        throw error;
      }
    });
  }

  private constructor(
    name: string,
    router: types.Router,
    announcedPorts: AnnouncedPorts,
    transports: Record<port.Direction, types.WebRtcTransport>,
    warming: types.DataConsumer,
  ) {
    this.name = name;
    this.transports = transports;
    this.#router = router;
    this.#announcedPorts = announcedPorts;
    this.#warming = warming;
    this.#producerIds = { microphone: randomUUID(), camera: randomUUID(), screen: randomUUID() };
  }

  admission(): port.Admission {
    return {
      send: parametersOf(this.transports.send, this.#announcedPorts),
      recv: parametersOf(this.transports.recv, this.#announcedPorts),
      producerIds: { ...this.#producerIds },
      warming: channelParameters(this.#warming),
    };
  }

  /** The worker keeps the first fingerprint it is given, so that one decides whether this is a repeat. */
  async connect(direction: port.Direction, input: port.DtlsParameters): Promise<void> {
    const dtlsParameters = parsed(dtlsShape, input);
    const fingerprint = JSON.stringify(dtlsParameters.fingerprints[0]).toLowerCase();
    const known = this.#fingerprints[direction];
    if (known === fingerprint) return;
    if (known !== undefined) throw new MediaError('BAD_MEDIA', 'connected already, by another page');
    await refusedAs('BAD_MEDIA', () => this.transports[direction].connect({ dtlsParameters }));
    this.#fingerprints[direction] = fingerprint;
  }

  restartIce(direction: port.Direction): Promise<port.IceParameters> {
    this.#outages.asked();
    return refusedAs('MEDIA_UNAVAILABLE', () => this.transports[direction].restartIce());
  }

  async produceWarming(input: port.SctpStreamParameters): Promise<{ id: string }> {
    const stream = parsed(sctpStreamParameters, input);
    const known = this.#warmingProducer;
    if (known && known.sctpStreamParameters?.streamId !== stream.streamId) {
      throw new MediaError('BAD_MEDIA', 'the warming channel is open on another stream');
    }
    this.#warmingProducer ??= await refusedAs('BAD_MEDIA', () =>
      this.transports.send.produceData({ sctpStreamParameters: stream, label: WARMING_LABEL }),
    );
    return { id: this.#warmingProducer.id };
  }

  async echo(input: port.SctpStreamParameters, onFlood: () => void): Promise<port.Echo> {
    const { streamId } = parsed(sctpStreamParameters, input);
    if (this.#echo && this.#echo.streamId !== streamId) {
      throw new MediaError('BAD_MEDIA', 'the echo is open on another stream');
    }
    this.#echo ??= await refusedAs('BAD_MEDIA', () => Echo.open(this.transports, streamId, onFlood));
    return this.#echo.parameters();
  }

  /** `added` is false when this is a repeat. @param onScore told of how well the source comes in */
  async produce(
    input: port.ProduceInput,
    onScore: (score: number) => void,
  ): Promise<{ producer: port.ProducerState; added: boolean }> {
    const { source } = input;
    const parameters = parsed(rtpParameters, input.rtpParameters);
    checkFits(source, parameters);
    const known = this.#published.get(source);
    if (known) {
      if (isDeepStrictEqual(known.rtpParameters, parameters)) {
        return { producer: this.#stateOf(source, known), added: false };
      }
      throw new MediaError('BAD_MEDIA', `${source} is published already, with other parameters`);
    }
    const producer = await refusedAs('BAD_MEDIA', () =>
      this.transports.send.produce({
        id: this.#producerIds[source],
        kind: KIND_OF[source],
        rtpParameters: withPatience(parameters),
        paused: input.paused,
      }),
    );
    producer.on('score', (layers) => onScore(Math.max(0, ...layers.map(({ score }) => score))));
    const published = { producer, rtpParameters: parameters };
    this.#published.set(source, published);
    this.#traffic.begin(source);
    return { producer: this.#stateOf(source, published), added: true };
  }

  producers(): port.ProducerState[] {
    return SOURCES.flatMap((source) => {
      const published = this.#published.get(source);
      return published ? [this.#stateOf(source, published)] : [];
    });
  }

  producer(source: port.MediaSource): port.ProducerState | undefined {
    const published = this.#published.get(source);
    return published && this.#stateOf(source, published);
  }

  closeProducer(source: port.MediaSource): void {
    this.#published.get(source)?.producer.close();
    this.#published.delete(source);
  }

  /** Whether that changed anything. */
  async pauseProducer(source: port.MediaSource, paused: boolean): Promise<boolean> {
    const producer = this.#published.get(source)?.producer;
    if (!producer) throw new MediaError('UNKNOWN_PRODUCER', `${source} is not published`);
    if (producer.paused === paused) return false;
    await refusedAs('MEDIA_UNAVAILABLE', () => (paused ? producer.pause() : producer.resume()));
    return true;
  }

  async consume(speaker: port.ProducerState, input: port.ConsumeInput): Promise<port.ConsumerParameters> {
    const capabilities = parsed(rtpCapabilities, input.rtpCapabilities);
    const known = [...this.#listening.values()].find(({ producerId }) => producerId === speaker.id);
    if (known) return consumerParameters(known);
    const asked = { producerId: speaker.id, rtpCapabilities: capabilities };
    if (!this.#router.canConsume(asked)) {
      throw new MediaError('CANNOT_CONSUME', 'this device cannot decode what is sent');
    }
    const consumer = await refusedAs('CANNOT_CONSUME', () =>
      this.transports.recv.consume({ ...asked, paused: true }),
    );
    const { participant, source } = speaker;
    const listening = { consumer, producerId: speaker.id, participant, source };
    this.#listening.set(consumer.id, listening);
    return consumerParameters(listening);
  }

  async pauseConsumer(consumerId: string, paused: boolean): Promise<void> {
    const consumer = this.#listening.get(consumerId)?.consumer;
    if (!consumer) throw new MediaError('UNKNOWN_CONSUMER');
    if (consumer.paused === paused) return;
    await refusedAs('MEDIA_UNAVAILABLE', () => (paused ? consumer.pause() : consumer.resume()));
  }

  async preferLayer(consumerId: string, layer: port.PictureLayer): Promise<void> {
    const consumer = this.#listening.get(consumerId)?.consumer;
    if (!consumer) throw new MediaError('UNKNOWN_CONSUMER');
    if (consumer.type !== 'simulcast') return;
    const spatialLayer = layer === 'low' ? 0 : HIGHEST_LAYER;
    if (consumer.preferredLayers?.spatialLayer === spatialLayer) return;
    await refusedAs('MEDIA_UNAVAILABLE', () => consumer.setPreferredLayers({ spatialLayer }));
  }

  /** Asks for whole pictures, of this speaker or of all, instead of waiting until the browser finds that one is missing. */
  beginAnew(speaker?: string): void {
    for (const { consumer, participant } of this.#listening.values()) {
      if (consumer.kind !== 'video' || consumer.paused || consumer.producerPaused) continue;
      if (speaker !== undefined && participant !== speaker) continue;
      // One that closes meanwhile needs none.
      consumer.requestKeyFrame().catch(() => undefined);
    }
  }

  closeConsumer(consumerId: string): void {
    this.#listening.get(consumerId)?.consumer.close();
    this.#listening.delete(consumerId);
  }

  /** A source keeps its producer id, so whoever heard the closed one must forget it before the next has that id. */
  stopHearing(producerId: string): void {
    for (const [id, listening] of this.#listening) {
      if (listening.producerId === producerId) this.closeConsumer(id);
    }
  }

  async flow(): Promise<port.MediaFlow> {
    const running = [...this.#listening.values()].filter(
      ({ consumer }) => !consumer.paused && !consumer.producerPaused,
    );
    const published = [...this.#published].filter(([, { producer }]) => !producer.paused);
    return refusedAs('MEDIA_UNAVAILABLE', async () => {
      const [sent, received] = await Promise.all([
        Promise.all(
          running.map(async ({ consumer }) => ({
            consumerId: consumer.id,
            packets: packetsOf(await consumer.getStats(), 'outbound-rtp'),
            leftOut: isLeftOut(consumer),
          })),
        ),
        Promise.all(
          published.map(async ([source, { producer }]) => ({
            source,
            packets: packetsOf(await this.#count(source, producer), 'inbound-rtp'),
          })),
        ),
      ]);
      return { sent, received };
    });
  }

  async quality(): Promise<port.LinkQuality> {
    const { send } = this.transports;
    const [up, down] = await refusedAs('MEDIA_UNAVAILABLE', () =>
      Promise.all([
        Promise.all([...this.#published.values()].map(({ producer }) => statsOf(producer))),
        Promise.all([...this.#listening.values()].map(({ consumer }) => statsOf(consumer))),
      ]),
    );
    return {
      linkId: send.id,
      protocol: send.iceSelectedTuple?.protocol ?? null,
      restarts: this.#outages.count,
      roundTripMs: roundTripOf({ up, down }),
      up: this.#up.count(up),
      down: this.#down.count(down),
    };
  }

  /** Counts what has come. What the page itself has just asked about is counted already. */
  async look(): Promise<void> {
    const { send, recv } = this.transports;
    const [[sent], [returned]] = await Promise.all([send.getStats(), recv.getStats()]);
    const bytes = { send: sent?.bytesReceived ?? 0, recv: returned?.bytesReceived ?? 0 };
    this.#traffic.transports(bytes, this.#published.keys());
    const due = [...this.#published].filter(([source]) => this.#traffic.isDue(source));
    await Promise.all(due.map(([source, { producer }]) => this.#count(source, producer)));
  }

  floods(): port.CutOff[] {
    return this.#traffic.floods();
  }

  warn(): void {
    this.#traffic.warn();
  }

  state(): port.ParticipantState {
    return {
      participant: this.name,
      send: connectionOf(this.transports.send),
      recv: connectionOf(this.transports.recv),
      producers: this.producers(),
      consumers: [...this.#listening.values()].map(({ consumer: { id, paused }, producerId }) => ({
        id,
        producerId,
        paused,
      })),
    };
  }

  /** Streams carried. */
  load(): { transports: number; producers: number; consumers: number } {
    return { transports: 2, producers: this.#published.size, consumers: this.#listening.size };
  }

  close(): void {
    this.#published.clear();
    this.#listening.clear();
    this.transports.send.close();
    this.transports.recv.close();
  }

  async #count(source: port.MediaSource, producer: types.Producer): Promise<types.ProducerStat[]> {
    const stats = await producer.getStats();
    // Another one may have been published meanwhile, which begins at nothing.
    if (this.#published.get(source)?.producer === producer) this.#traffic.track(source, bytesOf(stats));
    return stats;
  }

  #stateOf(source: port.MediaSource, { producer: { id, kind, paused } }: Published): port.ProducerState {
    return { id, participant: this.name, source, kind, paused };
  }
}

/** Of three at most; the engine takes the highest there is. */
const HIGHEST_LAYER = 2;

export function connectionOf(transport: types.WebRtcTransport): { ice: string; dtls: string } {
  return { ice: transport.iceState, dtls: transport.dtlsState };
}

function parametersOf(transport: types.WebRtcTransport, ports: AnnouncedPorts): port.TransportParameters {
  const { id, iceParameters, dtlsParameters, sctpParameters } = transport;
  const iceCandidates = asAnnounced(transport.iceCandidates, ports);
  if (!sctpParameters) throw new MediaError('MEDIA_UNAVAILABLE', 'the transport carries no data channels');
  return structuredClone({ id, iceParameters, iceCandidates, dtlsParameters, sctpParameters });
}

function consumerParameters({ consumer, ...speaker }: Listening): port.ConsumerParameters {
  const { id, kind, rtpParameters, producerPaused } = consumer;
  return { id, ...speaker, kind, rtpParameters: structuredClone(rtpParameters), producerPaused };
}
