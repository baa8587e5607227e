import { randomBytes } from 'node:crypto';
import type { types } from 'mediasoup';
import { generateRouterRtpCapabilities } from 'mediasoup/ortc';
import { MEDIA_CODECS } from '../media/mediasoup/codecs.ts';
import { busyBetween } from '../media/mediasoup/busyness.ts';
import { pause } from './measure.ts';
import type { Voice, WatchedWorker } from './watched-worker.ts';

const LOOK_MS = 1_000;
/** So near to what was asked for, a share of the core is thought to be reached; so often in succession it is held. */
const NEAR = 0.02;
const OFTEN = 3;
/** After so many looks this machine has no such share left for the worker. */
const AT_MOST = 60;
/** How many listen before anything is known. */
const FIRST = 100;
/** Nobody reads there (RFC 863): what the worker sends costs this machine next to nothing beyond the sending. */
const NOWHERE = { ip: '127.0.0.1', port: 9 };

/**
 * Gives a worker the work of many talks: listeners to the voices that come in, over SRTP, who are not there. How many they
 * are is regulated by what the worker says that it uses. The voices come through the port of all talks, so that a worker which
 * can do no more keeps everybody waiting alike.
 */
export class WorkerLoad {
  readonly #worker: WatchedWorker;
  readonly #transports = new Map<types.Producer, types.PlainTransport>();
  readonly #listeners: types.Consumer[] = [];
  #listening = 0;
  #used = 0;
  #aim: number | null = null;
  #turn = Promise.resolve();
  #regulating: Promise<void> | undefined;
  #stopped = false;

  constructor(worker: WatchedWorker) {
    this.#worker = worker;
  }

  /**
   * Resolves when the worker is as busy as this (0…1), with the number of listeners; 0 lets go. More than all it can do cannot
   * be measured: it is asked for in one step, in proportion to what is held.
   */
  async hold(share: number): Promise<number> {
    this.#aim = share > 0 && share < 1 ? share : null;
    if (this.#aim === null) {
      await this.#listen(share === 0 ? 0 : (this.#listening * share) / this.#used);
      return this.#listening;
    }
    this.#regulating ??= this.#regulate();
    for (let [looks, near] = [0, 0]; near < OFTEN; looks++) {
      if (looks === AT_MOST) throw new Error(`the worker is at ${this.#used}, and not at ${share}`);
      await pause(LOOK_MS);
      near = Math.abs(this.#used - share) < NEAR ? near + 1 : 0;
    }
    return this.#listening;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#regulating;
  }

  async #regulate(): Promise<void> {
    let before = await this.#worker.times();
    while (!this.#stopped) {
      await pause(LOOK_MS);
      const now = await this.#worker.times();
      this.#used = busyBetween(before, now);
      if (this.#aim !== null) await this.#listen(this.#wanted(this.#aim));
      before = now;
    }
  }

  /** A second tells the share with some noise: near the aim only a part of the way is gone. */
  #wanted(aim: number): number {
    if (this.#listening === 0) return FIRST;
    const due = Math.min(aim / this.#used, 1.5);
    return this.#listening * (Math.abs(due - 1) < 0.05 ? 1 + (due - 1) / 3 : due);
  }

  #listen(wanted: number): Promise<void> {
    this.#turn = this.#turn.then(() => this.#listenInTurn(wanted));
    return this.#turn;
  }

  async #listenInTurn(wanted: number): Promise<void> {
    const [was, count] = [this.#listening, Math.round(wanted)];
    this.#listening = count;
    const voices = this.#worker.voices();
    for (let i = this.#listeners.length; i < count; i += voices.length) {
      const more = voices.slice(0, count - i);
      this.#listeners.push(...(await Promise.all(more.map((one) => this.#listenTo(one)))));
    }
    const changed = this.#listeners.slice(Math.min(was, count), Math.max(was, count));
    await Promise.all(changed.map((one) => (count > was ? one.resume() : one.pause())));
  }

  async #listenTo({ voice, router }: Voice): Promise<types.Consumer> {
    let transport = this.#transports.get(voice);
    if (!transport) {
      const listenInfo = { protocol: 'udp', ip: NOWHERE.ip } as const;
      transport = await router.createPlainTransport({ listenInfo, enableSrtp: true });
      this.#transports.set(voice, transport);
      const srtpParameters = {
        cryptoSuite: 'AES_CM_128_HMAC_SHA1_80' as const,
        keyBase64: randomBytes(30).toString('base64'),
      };
      await transport.connect({ ...NOWHERE, srtpParameters });
    }
    return transport.consume({ producerId: voice.id, rtpCapabilities: VOICE, paused: true });
  }
}

const VOICE: types.RtpCapabilities = {
  codecs: generateRouterRtpCapabilities(MEDIA_CODECS)
    .codecs!.filter(({ kind }) => kind === 'audio')
    .map((codec) => ({ ...codec, rtcpFeedback: [] })),
  headerExtensions: [],
};
