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
import { BUDGETS } from './budgets.ts';
import type { Route } from './ladder.ts';
import { countsOf } from './linkCounts.ts';
import { linkQuality, type LinkCounts } from './linkQuality.ts';
import type { Counts } from './mediaWatch.ts';
import { soundCounts, type SoundCounts } from './pressure.ts';
import { PathWatch, type PathState } from './pathWatch.ts';
import { publishOptions } from './publishing.ts';
import { codeOf } from './refusals.ts';

type Admission = Output<'media.prepare'>['admission'];
type IceServers = Output<'media.prepare'>['iceServers'];
export type Direction = 'send' | 'recv';

type LinkOptions = {
  connection: Connection;
  device: Device;
  visitId: string;
  epoch: number;
  admission: Admission;
  iceServers: IceServers;
  route: Route;
  /** How long the first path of each transport may take, in milliseconds. */
  firstBudget: number;
  onPath: (direction: Direction, state: PathState) => void;
  /** The server refused something, or a path could not be mended (`PathLost`): only a new link helps. */
  onBroken: (reason: unknown) => void;
};

/** A path that its restart did not mend. */
export class PathLost extends Error {}

/**
 * The two transports of one admission and what goes through them. Nothing here waits for the server: a socket keeps
 * the order of its messages, so `connect`, `produce` and `resume` go out one behind another, ids being known from the
 * admission, and an answer matters only when it is a refusal.
 */
export class Link {
  readonly epoch: number;
  /** On the page's own clock, in milliseconds. */
  readonly since = performance.now();
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
  /** Consumers that flow by this page's own word. */
  readonly #flowing = new Set<string>();
  /** What was told last of each thing, in the order in which it was first told. */
  readonly #said = new Map<string, () => void>();
  /** Restarts that are asked for and not answered yet. */
  readonly #restarting = new Set<Direction>();
  /** Parameters are read and set again: one change at a time. */
  #encoding: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.epoch = options.epoch;
    this.admission = options.admission;
    const { device, admission, route, iceServers } = options;
    const way = wayOf(route, iceServers);
    this.#send = device.createSendTransport(transportOptions(admission.send, way));
    this.#recv = device.createRecvTransport(transportOptions(admission.recv, way));
    this.#watches = {
      send: this.#attend(this.#send, 'send'),
      recv: this.#attend(this.#recv, 'recv'),
    };
    this.#send.on('produce', ({ rtpParameters, appData }, callback) => {
      const { source, paused } = appData as { source: MediaSource; paused: boolean };
      // Shown again: the end of the last time is not to be said any more.
      this.#said.delete(`media.stop ${source}`);
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

  /** Are pictures left out, so that the voice gets through? */
  get voiceOnly(): boolean {
    return this.#options.route === 'voice';
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
    this.#flowing.add(consumerId);
    this.#tell('media.resume', consumerId, { consumerId, paused: false });
  }

  /** Holds a consumer back at the server until `resume`. */
  pause(consumerId: string): void {
    this.#flowing.delete(consumerId);
    this.#tell('media.resume', consumerId, { consumerId, paused: true });
  }

  async forget(consumerId: string): Promise<void> {
    const consuming = this.#consumers.get(consumerId);
    this.#consumers.delete(consumerId);
    this.#flowing.delete(consumerId);
    this.#said.delete(`media.resume ${consumerId}`);
    this.#said.delete(`media.layer ${consumerId}`);
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
    if (this.voiceOnly && source !== 'microphone') return;
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
    else if (held && source !== 'microphone') this.#encode(this.#producers.get(source)!, false);
  }

  /** Holds a source back or lets it go, here and on the server. */
  hold(source: MediaSource, paused: boolean): void {
    this.#held.set(source, paused);
    const producer = this.#producers.get(source);
    if (!producer || producer.closed) return;
    if (paused) producer.pause();
    else producer.resume();
    if (source !== 'microphone') this.#encode(producer, !paused);
    this.#tell('media.pause', source, { source, paused });
  }

  /** A picture that is held back costs nothing: else the browser goes on to fill the line with padding for it. */
  #encode({ rtpSender }: Producer, active: boolean): void {
    this.#encoding = this.#encoding
      .then(async () => {
        const parameters = rtpSender?.getParameters();
        if (!parameters?.encodings?.length) return;
        for (const encoding of parameters.encodings) encoding.active = active;
        await rtpSender!.setParameters(parameters);
      })
      // A browser that cannot sends the padding; a sender that is closed sends none.
      .catch(() => undefined);
  }

  /** Ends a source: its listeners forget it. */
  async stop(source: MediaSource): Promise<void> {
    const producer = this.#producers.get(source) ?? (await this.#publishing.get(source));
    if (!producer || producer.closed) return;
    producer.close();
    this.#producers.delete(source);
    this.#publishing.delete(source);
    for (const name of ['media.produce', 'media.pause']) this.#said.delete(`${name} ${source}`);
    this.#tell('media.stop', source, { source });
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
    this.restartAgain();
  }

  /** Asks once more for restarts that have not helped yet. */
  restartAgain(): void {
    for (const watch of Object.values(this.#watches)) watch.repeat();
  }

  /** Both paths look for their way anew: they died without a word, or the device is on another network. */
  restart(): void {
    for (const watch of Object.values(this.#watches)) watch.restartNow();
  }

  /** Something has come in. */
  alive(): void {
    for (const watch of Object.values(this.#watches)) watch.alive();
  }

  raiseHand(raised: boolean): void {
    this.#tell('media.hand', '', { raised });
  }

  /** Which layer of a picture is to come. */
  prefer(consumerId: string, layer: PictureLayer): void {
    this.#tell('media.layer', consumerId, { consumerId, layer });
  }

  /** Lets a consumer begin anew, with a whole picture. */
  refresh(consumerId: string): void {
    this.pause(consumerId);
    this.resume(consumerId);
  }

  /** What has been counted here, of the consumers that are let through. */
  async counts(): Promise<Counts> {
    const consumers = await Promise.all([...this.#flowing].map((id) => this.#consumers.get(id)!));
    return countsOf(await this.#send.getStats(), await this.#recv.getStats(), consumers);
  }

  /** What has been counted of voices, both ways. */
  async sound(): Promise<SoundCounts> {
    return soundCounts(await this.#send.getStats(), await this.#recv.getStats());
  }

  /** How sound and pictures have come, since the link began. */
  async quality(): Promise<LinkCounts> {
    return linkQuality(await this.#send.getStats(), await this.#recv.getStats());
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
    const remedies = {
      restart: () => void this.#restart(transport, direction),
      replace: () => this.#broken(new PathLost(`the ${direction} path is lost`)),
    };
    const watch = new PathWatch(remedies, this.#options.firstBudget);
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
    if (this.#restarting.has(direction)) return;
    this.#restarting.add(direction);
    const { visitId, connection } = this.#options;
    try {
      const { iceParameters } = await connection.call(
        'media.restartIce',
        { visitId, epoch: this.epoch, direction },
        { timeoutMs: BUDGETS.restartAnswer },
      );
      if (!this.#closed) await transport.restartIce({ iceParameters: iceParameters as IceParameters });
    } catch (reason) {
      // Not answered: the socket went with the path. It is asked once more when the socket is back.
      if (codeOf(reason) === 'TRY_AGAIN') connection.renew();
      else this.#broken(reason);
    } finally {
      this.#restarting.delete(direction);
    }
  }

  #tell<N extends Told>(name: N, about: string, message: Omit<CallInput<N>, 'visitId' | 'epoch'>): void {
    const { connection, visitId } = this.#options;
    // Each of these inputs is the message and the room it belongs to.
    const input = { visitId, epoch: this.epoch, ...message } as CallInput<N>;
    const say = () => {
      connection.call(name, input).catch((reason: unknown) => {
        // The other side may stop publishing while the word to resume is under way.
        const gone = (name === 'media.resume' || name === 'media.layer') && !this.#consumers.has(about);
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

export type PictureLayer = CallInput<'media.layer'>['layer'];

type Told = Extract<
  CommandName,
  | 'media.connect'
  | 'media.warm'
  | 'media.produce'
  | 'media.pause'
  | 'media.stop'
  | 'media.resume'
  | 'media.layer'
  | 'media.hand'
>;

/** What the library hands out may hold undefined fields and class instances; only plain data goes to the server. */
export const plain = <T>(value: unknown): T => JSON.parse(JSON.stringify(value)) as T;

type TransportView = Admission['send'];

type Way = { iceServers: IceServers; iceTransportPolicy: RTCIceTransportPolicy; tcpAlone: boolean };

/** Through the relay alone it goes over TLS where that is served, for networks that read what passes. */
function wayOf(route: Route, iceServers: IceServers): Way {
  if (route !== 'relay') return { iceServers, iceTransportPolicy: 'all', tcpAlone: route === 'tcp' };
  const overTls = iceServers
    .map((server) => ({ ...server, urls: server.urls.filter((url) => url.indexOf('turns:') === 0) }))
    .filter(({ urls }) => urls.length > 0);
  return {
    iceServers: overTls.length > 0 ? overTls : iceServers,
    iceTransportPolicy: 'relay',
    tcpAlone: false,
  };
}

const ANY_WAY: Way = { iceServers: [], iceTransportPolicy: 'all', tcpAlone: false };

export function transportOptions(
  { id, iceParameters, iceCandidates, dtlsParameters, sctpParameters }: TransportView,
  { iceServers, iceTransportPolicy, tcpAlone }: Way = ANY_WAY,
) {
  const { port, maxMessageSize } = sctpParameters;
  return {
    id,
    iceParameters,
    iceCandidates: tcpAlone ? iceCandidates.filter(({ protocol }) => protocol === 'tcp') : iceCandidates,
    iceServers: tcpAlone ? [] : iceServers,
    iceTransportPolicy,
    dtlsParameters: dtlsParameters as DtlsParameters,
    sctpParameters: { port, maxSendMessageSize: maxMessageSize, maxReceiveMessageSize: maxMessageSize },
  };
}
