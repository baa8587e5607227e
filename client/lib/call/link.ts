import type { Device } from 'mediasoup-client';
import type { SctpStreamParameters } from 'mediasoup-client/types';
import type { Output } from '$contract/commands.ts';
import type { Connection } from '../connection.svelte.ts';
import { Consumers } from './consumers.ts';
import type { Route } from './ladder.ts';
import { countsOf, leftOf } from './linkCounts.ts';
import { LinkPath, type Direction } from './linkPath.ts';
import { linkQuality, type LinkCounts } from './linkQuality.ts';
import type { Counts, Left } from './mediaWatch.ts';
import type { PathState } from './pathWatch.ts';
import { plain } from './plain.ts';
import { soundCounts, type SoundCounts } from './pressure.ts';
import { Producers } from './producers.ts';
import { Telling } from './telling.ts';
import { transportOptions, wayOf, type IceServers } from './transportOptions.ts';

type Admission = Output<'media.prepare'>['admission'];

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

/**
 * The two transports of one admission and what goes through them. Nothing here waits for the server (`Telling`), ids being
 * known from the admission.
 */
export class Link {
  readonly epoch: number;
  /** On the page's own clock, in milliseconds. */
  readonly since = performance.now();
  readonly admission: Admission;
  /** Are pictures left out, so that the voice gets through? */
  voiceOnly: boolean;
  readonly producers: Producers;
  readonly consumers: Consumers;
  readonly #onBroken: (reason: unknown) => void;
  readonly #telling: Telling;
  readonly #send: LinkPath;
  readonly #recv: LinkPath;
  /** What getStats told last. */
  #latest: [sent: RTCStatsReport, received: RTCStatsReport] | undefined;
  #closed = false;

  constructor(options: LinkOptions) {
    const { connection, device, visitId, epoch, admission, iceServers, route } = options;
    this.epoch = epoch;
    this.admission = admission;
    this.voiceOnly = route === 'voice';
    this.#onBroken = options.onBroken;
    const onBroken = (reason: unknown) => this.#broken(reason);
    const telling = new Telling({ connection, visitId, epoch, onRefused: onBroken });
    this.#telling = telling;
    const way = wayOf(route, iceServers);
    const { firstBudget, onPath } = options;
    const path = { connection, visitId, epoch, telling, firstBudget, onPath, onBroken };
    this.#send = new LinkPath(device.createSendTransport(transportOptions(admission.send, way)), path);
    this.#recv = new LinkPath(device.createRecvTransport(transportOptions(admission.recv, way)), path);
    const { transport } = this.#send;
    const voiceOnly = () => this.voiceOnly;
    this.producers = new Producers({ device, transport, telling, ids: admission.producerIds, voiceOnly });
    this.consumers = new Consumers({ transport: this.#recv.transport, telling, onBroken });
    transport.on('producedata', ({ sctpStreamParameters }, callback) => {
      telling.tell('media.warm', 'send', {
        sctpStreamParameters: plain<SctpStreamParameters>(sctpStreamParameters),
      });
      callback({ id: admission.warming.dataProducerId });
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
        ? this.#recv.transport.consumeData({ id, dataProducerId, sctpStreamParameters, label, protocol })
        : this.#send.transport.produceData({ label, protocol });
    warmed.catch((reason: unknown) => this.#broken(reason));
  }

  raiseHand(raised: boolean): void {
    this.#telling.tell('media.hand', '', { raised });
  }

  /** The others are to know why this person's pictures do not come. A server of the version before does not know the word. */
  ease(eased: boolean): void {
    this.#telling.tell('media.ease', '', { eased }, () => false);
  }

  /** After the socket came back. */
  repeat(): void {
    this.#telling.repeat();
    this.restartAgain();
  }

  /** Asks once more for restarts that have not helped yet. */
  restartAgain(): void {
    for (const path of this.#paths) path.restartAgain();
  }

  /** Both paths look for their way anew: they died without a word, or the device is on another network. */
  restart(): void {
    for (const path of this.#paths) path.restart();
  }

  /** Something has come in over this transport, at some time after this. */
  alive(direction: Direction, since: number): void {
    (direction === 'send' ? this.#send : this.#recv).alive(since);
  }

  /** What has been counted here, of the consumers that are let through. */
  async counts(): Promise<Counts> {
    const flowing = await this.consumers.flowing();
    return countsOf(...(await this.#stats()), flowing);
  }

  /** What has left this device, by source. */
  async left(): Promise<Left> {
    return leftOf(await this.producers.stats());
  }

  /** What has been counted of voices, both ways. */
  async sound(): Promise<SoundCounts> {
    return soundCounts(...(await this.#stats()));
  }

  /** How sound and pictures have come, since the link began. */
  async quality(): Promise<LinkCounts> {
    return linkQuality(...(await this.#stats()));
  }

  /** The same, as it was known at the last look: the transports may be dead by now. */
  get latestQuality(): LinkCounts | null {
    return this.#latest ? linkQuality(...this.#latest) : null;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#telling.stop();
    for (const path of this.#paths) path.close();
  }

  get #paths(): LinkPath[] {
    return [this.#send, this.#recv];
  }

  async #stats(): Promise<[sent: RTCStatsReport, received: RTCStatsReport]> {
    return (this.#latest = [await this.#send.transport.getStats(), await this.#recv.transport.getStats()]);
  }

  #broken(reason: unknown): void {
    if (!this.#closed) this.#onBroken(reason);
  }
}
