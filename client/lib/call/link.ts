import type { Device } from 'mediasoup-client';
import type {
  Consumer,
  DtlsParameters,
  IceParameters,
  Producer,
  RtpParameters,
  SctpStreamParameters,
  Transport,
} from 'mediasoup-client/types';
import type { CallInput, CommandName, Output } from '$contract/commands.ts';
import type { ConsumerView, MediaSource } from '$contract/signalling.ts';
import type { Connection } from '../connection.svelte.ts';
import { PathWatch, type PathState } from './pathWatch.ts';
import { publishOptions } from './publishing.ts';

type Admission = Output<'media.prepare'>['admission'];
export type Direction = 'send' | 'recv';

type LinkOptions = {
  connection: Connection;
  device: Device;
  visitId: string;
  epoch: number;
  admission: Admission;
  onPath: (direction: Direction, state: PathState) => void;
  /** The server refused something, or a path could not be mended: only a new link helps. */
  onBroken: (reason: unknown) => void;
};

/**
 * The two transports of one admission and what goes through them. Nothing here waits for the server: a socket keeps
 * the order of its messages, so `connect`, `produce` and `resume` go out one behind another, ids being known from the
 * admission, and an answer matters only when it is a refusal.
 */
export class Link {
  readonly epoch: number;
  readonly admission: Admission;
  readonly #options: LinkOptions;
  readonly #send: Transport;
  readonly #recv: Transport;
  readonly #watches: Record<Direction, PathWatch>;
  readonly #producers = new Map<MediaSource, Producer>();
  readonly #publishing = new Map<MediaSource, Promise<Producer>>();
  /** Whether each source is to be held back now, which may change while it is being published. */
  readonly #held = new Map<MediaSource, boolean>();
  readonly #consumers = new Map<string, Promise<Consumer>>();
  /** What was told last of each thing, in the order in which it was first told. */
  readonly #said = new Map<string, () => void>();
  #closed = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.epoch = options.epoch;
    this.admission = options.admission;
    this.#send = options.device.createSendTransport(transportOptions(options.admission.send));
    this.#recv = options.device.createRecvTransport(transportOptions(options.admission.recv));
    this.#watches = {
      send: this.#attend(this.#send, 'send'),
      recv: this.#attend(this.#recv, 'recv'),
    };
    this.#send.on('produce', ({ rtpParameters, appData }, callback) => {
      const { source, paused } = appData as { source: MediaSource; paused: boolean };
      this.#tell('media.produce', source, { source, rtpParameters: plain(rtpParameters), paused });
      callback({ id: this.admission.producerIds[source] });
    });
    this.#send.on('producedata', ({ sctpStreamParameters }, callback) => {
      this.#tell('media.warm', 'send', {
        sctpStreamParameters: plain<SctpStreamParameters>(sctpStreamParameters),
      });
      callback({ id: this.admission.warming.dataProducerId });
    });
  }

  /** The same admission: the server still has these transports. */
  serves(epoch: number, admission: Admission): boolean {
    return !this.#closed && this.epoch === epoch && this.admission.send.id === admission.send.id;
  }

  /** Connects a transport before there is anything to hear or to say, by a data channel that carries nothing. */
  warm(direction: Direction): void {
    const { id, dataProducerId, sctpStreamParameters, label, protocol } = this.admission.warming;
    const warmed =
      direction === 'recv'
        ? this.#recv.consumeData({ id, dataProducerId, sctpStreamParameters, label, protocol })
        : this.#send.produceData({ label, protocol });
    warmed.catch((reason: unknown) => this.#broken(reason));
  }

  /** Sets a consumer up, paused on the server until `resume`. Repeating it gives the same consumer. */
  consume(view: ConsumerView): Promise<Consumer> {
    const known = this.#consumers.get(view.id);
    if (known) return known;
    const { id, producerId, kind } = view;
    const consuming = this.#recv.consume({
      id,
      producerId,
      kind,
      rtpParameters: view.rtpParameters as RtpParameters,
      // One person's sound and picture share a stream, so that the browser keeps them together.
      streamId: view.participant,
    });
    this.#consumers.set(id, consuming);
    consuming.catch((reason: unknown) => this.#broken(reason));
    return consuming;
  }

  resume(consumerId: string): void {
    this.#tell('media.resume', consumerId, { consumerId, paused: false });
  }

  async forget(consumerId: string): Promise<void> {
    const consuming = this.#consumers.get(consumerId);
    this.#consumers.delete(consumerId);
    this.#said.delete(`media.resume ${consumerId}`);
    (await consuming)?.close();
  }

  consumerIds(): string[] {
    return [...this.#consumers.keys()];
  }

  producer(source: MediaSource): Producer | undefined {
    return this.#producers.get(source);
  }

  /** Publishes a track, or puts it into the place of the one that is published. `paused` holds from the first packet. */
  async publish(source: MediaSource, track: MediaStreamTrack, paused: boolean): Promise<void> {
    this.#held.set(source, paused);
    const producer = this.#producers.get(source) ?? (await this.#publishing.get(source));
    if (producer) {
      await producer.replaceTrack({ track });
      return this.hold(source, this.#held.get(source)!);
    }
    const { device } = this.#options;
    if (!device.canProduce(source === 'microphone' ? 'audio' : 'video')) return;
    track.enabled = !paused;
    const publishing = this.#send.produce({
      track,
      ...publishOptions(device, source),
      stopTracks: false,
      appData: { source, paused },
    });
    this.#publishing.set(source, publishing);
    this.#producers.set(source, await publishing);
    const held = this.#held.get(source)!;
    if (held !== paused) this.hold(source, held);
  }

  /** Holds a source back or lets it go, here and on the server. */
  hold(source: MediaSource, paused: boolean): void {
    this.#held.set(source, paused);
    const producer = this.#producers.get(source);
    if (!producer || producer.closed) return;
    if (paused) producer.pause();
    else producer.resume();
    this.#tell('media.pause', source, { source, paused });
  }

  /** Takes the track out and holds the source back, so that the device is free. */
  async silence(source: MediaSource): Promise<void> {
    this.hold(source, true);
    const producer = this.#producers.get(source) ?? (await this.#publishing.get(source));
    await producer?.replaceTrack({ track: null });
  }

  /** After the socket came back: says again what the server may have missed. Each of these is idempotent there. */
  repeat(): void {
    for (const say of [...this.#said.values()]) say();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#watches.send.stop();
    this.#watches.recv.stop();
    this.#send.close();
    this.#recv.close();
  }

  #attend(transport: Transport, direction: Direction): PathWatch {
    const watch = new PathWatch({
      restart: () => void this.#restart(transport, direction),
      replace: () => this.#broken(new Error(`the ${direction} path is lost`)),
    });
    transport.on('connect', ({ dtlsParameters }, callback) => {
      this.#tell('media.connect', direction, {
        direction,
        dtlsParameters: plain<DtlsParameters>(dtlsParameters),
      });
      callback();
    });
    transport.on('connectionstatechange', (state) => {
      watch.changed(state);
      this.#options.onPath(direction, state);
    });
    return watch;
  }

  async #restart(transport: Transport, direction: Direction): Promise<void> {
    try {
      const { visitId, connection } = this.#options;
      const { iceParameters } = await connection.call('media.restartIce', {
        visitId,
        epoch: this.epoch,
        direction,
      });
      if (!this.#closed) await transport.restartIce({ iceParameters: iceParameters as IceParameters });
    } catch (reason) {
      this.#broken(reason);
    }
  }

  #tell<N extends Told>(name: N, about: string, message: Omit<CallInput<N>, 'visitId' | 'epoch'>): void {
    const { connection, visitId } = this.#options;
    // Each of these inputs is the message and the room it belongs to.
    const input = { visitId, epoch: this.epoch, ...message } as CallInput<N>;
    const say = () => {
      connection.call(name, input).catch((reason: unknown) => {
        // The other side may stop publishing while the word to resume is under way.
        const gone = name === 'media.resume' && !this.#consumers.has(about);
        if (!gone) this.#broken(reason);
      });
    };
    this.#said.set(`${name} ${about}`, say);
    say();
  }

  #broken(reason: unknown): void {
    if (!this.#closed) this.#options.onBroken(reason);
  }
}

type Told = Extract<
  CommandName,
  'media.connect' | 'media.warm' | 'media.produce' | 'media.pause' | 'media.resume'
>;

/** What the library hands out may hold undefined fields and class instances; only plain data goes to the server. */
export const plain = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T;

type TransportView = Admission['send'];

export function transportOptions({
  id,
  iceParameters,
  iceCandidates,
  dtlsParameters,
  sctpParameters,
}: TransportView) {
  const { port, maxMessageSize } = sctpParameters;
  return {
    id,
    iceParameters,
    iceCandidates,
    dtlsParameters: dtlsParameters as DtlsParameters,
    sctpParameters: { port, maxSendMessageSize: maxMessageSize, maxReceiveMessageSize: maxMessageSize },
  };
}
