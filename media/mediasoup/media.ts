import { availableParallelism } from 'node:os';
import { generateRouterRtpCapabilities } from 'mediasoup/ortc';
import { MediaAnnouncer } from '../events.ts';
import type { MediaLog } from '../log.ts';
import type * as port from '../port.ts';
import { MediaError } from '../port.ts';
import { MEDIA_CODECS } from './codecs.ts';
import { EndedEpochs } from './endedEpochs.ts';
import { Room, type RoomDump } from './room.ts';
import { refusedAs } from './refusals.ts';
import { Turns } from './turns.ts';
import { type Home, WorkerPool, type WorkerSettings } from './workers.ts';

export type MediasoupOptions = {
  /** Path of the mediasoup worker's binary. */
  workerBin: string;
  /** As many as there are cores unless given. */
  workers?: number;
  /** Where the media ports are: one of each family at most. */
  addresses: WorkerSettings['addresses'];
  /** UDP and TCP port of the first worker, the next ones follow; 0, or none: chosen by the OS. */
  rtcPort?: number;
  log: MediaLog;
};

/** What a worker process itself says it holds; plain data, for operations and tests. */
export type WorkerReport = {
  pid: number;
  port: number;
  routers: number;
  transports: number;
  rooms: RoomDump[];
};

export type MediasoupMedia = port.Media & { workers(): Promise<WorkerReport[]> };

/** The media engine in this process. Throws when a worker cannot start or cannot listen. */
export async function createMediasoupMedia(options: MediasoupOptions): Promise<MediasoupMedia> {
  return Engine.create(options);
}

class Engine implements MediasoupMedia {
  readonly #events: MediaAnnouncer;
  readonly #rooms = new Map<string, Room>();
  readonly #opening = new Map<string, Home>();
  readonly #ended = new EndedEpochs();
  readonly #turns = new Turns();
  readonly #capabilities = generateRouterRtpCapabilities(MEDIA_CODECS);
  #pool!: WorkerPool;
  #closing: Promise<void> | undefined;

  static async create(options: MediasoupOptions): Promise<Engine> {
    const engine = new Engine(options.log);
    const settings = { workers: availableParallelism(), rtcPort: 0, ...options };
    engine.#events.on('cutOff', (cutOff) =>
      options.log.warn(cutOff, 'somebody sent too much and was cut off'),
    );
    engine.#pool = await WorkerPool.create(settings, (home, how) => engine.#lose(home, how));
    return engine;
  }

  private constructor(log: MediaLog) {
    this.#events = new MediaAnnouncer(log);
  }

  async rtpCapabilities(): Promise<port.RtpCapabilities> {
    return structuredClone(this.#capabilities);
  }

  async openRoom(ref: port.RoomRef): Promise<void> {
    await this.#inTurn(ref, async (older) => {
      if (older?.ref.epoch === ref.epoch) return;
      if (this.#ended.has(ref)) throw new MediaError('STALE_EPOCH');
      if (older) this.#end(older);
      await this.#pool.replaced();
      const home = this.#pool.leastBurdened((candidate) => this.#streamsOf(candidate));
      const onFlood = () => void this.#cutOffFloods(ref);
      // Rooms that are opened in one moment must see each other, or all choose the same worker.
      this.#opening.set(ref.room, home);
      try {
        this.#rooms.set(ref.room, await Room.open(ref, home, this.#events, onFlood));
      } finally {
        this.#opening.delete(ref.room);
      }
    });
  }

  async closeRoom(ref: port.RoomRef): Promise<void> {
    await this.#inTurn(ref, async (room) => {
      if (room) this.#end(room);
      this.#ended.add(ref);
    });
  }

  async admit(who: port.ParticipantRef): Promise<port.Admission> {
    return this.#inRoom(who, (room) => room.admit(who.participant));
  }

  async release(who: port.ParticipantRef): Promise<void> {
    await this.#ifOpen(who, (room) => room.release(who.participant));
  }

  async connect(
    who: port.ParticipantRef,
    direction: port.Direction,
    dtls: port.DtlsParameters,
  ): Promise<void> {
    await this.#inRoom(who, (room) => room.participant(who.participant).connect(direction, dtls));
  }

  async restartIce(who: port.ParticipantRef, direction: port.Direction): Promise<port.IceParameters> {
    return this.#inRoom(who, (room) => room.participant(who.participant).restartIce(direction));
  }

  async produceWarming(who: port.ParticipantRef, stream: port.SctpStreamParameters): Promise<{ id: string }> {
    return this.#inRoom(who, (room) => room.participant(who.participant).produceWarming(stream));
  }

  async echo(who: port.ParticipantRef, stream: port.SctpStreamParameters): Promise<port.Echo> {
    return this.#inRoom(who, (room) => room.echo(who.participant, stream));
  }

  async produce(who: port.ParticipantRef, input: port.ProduceInput): Promise<port.ProducerState> {
    return this.#inRoom(who, (room) => room.produce(who.participant, input));
  }

  async closeProducer(who: port.ParticipantRef, source: port.MediaSource): Promise<void> {
    await this.#ifOpen(who, (room) => room.closeProducer(who.participant, source));
  }

  async pauseProducer(who: port.ParticipantRef, source: port.MediaSource, paused: boolean): Promise<void> {
    await this.#inRoom(who, (room) => room.pauseProducer(who.participant, source, paused));
  }

  async consume(who: port.ParticipantRef, input: port.ConsumeInput): Promise<port.ConsumerParameters> {
    return this.#inRoom(who, (room) => room.consume(who.participant, input));
  }

  async pauseConsumer(who: port.ParticipantRef, consumerId: string, paused: boolean): Promise<void> {
    await this.#inRoom(who, (room) => room.participant(who.participant).pauseConsumer(consumerId, paused));
  }

  async preferLayer(who: port.ParticipantRef, consumerId: string, layer: port.PictureLayer): Promise<void> {
    await this.#inRoom(who, (room) => room.participant(who.participant).preferLayer(consumerId, layer));
  }

  async closeConsumer(who: port.ParticipantRef, consumerId: string): Promise<void> {
    await this.#ifOpen(who, (room) => room.closeConsumer(who.participant, consumerId));
  }

  async flow(who: port.ParticipantRef): Promise<port.MediaFlow> {
    return this.#inRoom(who, (room) => room.participant(who.participant).flow());
  }

  async quality(who: port.ParticipantRef): Promise<port.LinkQuality> {
    return this.#inRoom(who, (room) => room.participant(who.participant).quality());
  }

  async list(): Promise<port.RoomState[]> {
    this.#assertOpen();
    return [...this.#rooms.values()].map((room) => room.state());
  }

  async load(): Promise<port.MediaLoad> {
    this.#assertOpen();
    const load = {
      workers: this.#pool.homes().length,
      busy: this.#pool.leastBusy(),
      rooms: this.#rooms.size,
    };
    return { ...load, ...sumOf([...this.#rooms.values()]) };
  }

  async workers(): Promise<WorkerReport[]> {
    this.#assertOpen();
    return Promise.all(this.#pool.homes().map((home) => this.#report(home)));
  }

  on<K extends keyof port.MediaEvents>(
    event: K,
    listener: (payload: port.MediaEvents[K]) => void,
  ): () => void {
    return this.#events.on(event, listener);
  }

  close(): Promise<void> {
    this.#closing ??= this.#pool.close().then(() => {
      for (const room of this.#rooms.values()) room.close();
      this.#rooms.clear();
      this.#events.silence();
    });
    return this.#closing;
  }

  /** Runs `work` with the room as it is, if it is open, and refuses a message older than the room. */
  #inTurn<T>(ref: port.RoomRef, work: (room: Room | undefined) => Promise<T>): Promise<T> {
    this.#assertOpen();
    return this.#turns.take(ref.room, async () => {
      this.#assertOpen();
      const room = this.#rooms.get(ref.room);
      if (room && ref.epoch < room.ref.epoch) throw new MediaError('STALE_EPOCH');
      return work(room);
    });
  }

  #inRoom<T>(ref: port.RoomRef, work: (room: Room) => Promise<T>): Promise<T> {
    return this.#inTurn(ref, async (room) => {
      if (room?.ref.epoch !== ref.epoch) throw new MediaError('UNKNOWN_ROOM');
      return work(room);
    });
  }

  /** For what closes things: in a room that is gone everything is closed already. */
  async #ifOpen(ref: port.RoomRef, work: (room: Room) => void): Promise<void> {
    await this.#inTurn(ref, async (room) => {
      if (room?.ref.epoch === ref.epoch) work(room);
    });
  }

  async #cutOffFloods(ref: port.RoomRef): Promise<void> {
    // A room that is closed or rebuilt meanwhile has cut everybody off.
    await this.#ifOpen(ref, (room) => room.cutOffFloods()).catch(() => undefined);
  }

  #end(room: Room): void {
    this.#rooms.delete(room.ref.room);
    this.#ended.add(room.ref);
    room.close();
  }

  #lose(home: Home, how: port.WorkerEnd): void {
    this.#events.announce('workerLost', { how });
    const lost = [...this.#rooms.values()].filter((room) => room.home === home);
    for (const room of lost) this.#end(room);
    for (const room of lost) this.#events.announce('roomLost', room.ref);
  }

  #streamsOf(home: Home): number {
    const rooms = [...this.#rooms.values()].filter((room) => room.home === home);
    const { transports, producers, consumers } = sumOf(rooms);
    const opening = [...this.#opening.values()].filter((candidate) => candidate === home);
    return opening.length + rooms.length + transports + producers + consumers;
  }

  async #report({ worker, server, port }: Home): Promise<WorkerReport> {
    const rooms = [...this.#rooms.values()].filter((room) => room.home.worker === worker);
    const [process, listening, dumps] = await refusedAs('MEDIA_UNAVAILABLE', () =>
      Promise.all([worker.dump(), server.dump(), Promise.all(rooms.map((room) => room.dump()))]),
    );
    const { pid, routerIds } = process;
    return {
      pid,
      port,
      routers: routerIds.length,
      transports: listening.webRtcTransportIds.length,
      rooms: dumps,
    };
  }

  #assertOpen(): void {
    if (this.#closing) throw new MediaError('MEDIA_UNAVAILABLE', 'the media engine is closed');
  }
}

function sumOf(rooms: Room[]): Pick<port.MediaLoad, 'transports' | 'producers' | 'consumers'> {
  return rooms
    .map((room) => room.load())
    .reduce(
      (sum, load) => ({
        transports: sum.transports + load.transports,
        producers: sum.producers + load.producers,
        consumers: sum.consumers + load.consumers,
      }),
      { transports: 0, producers: 0, consumers: 0 },
    );
}
