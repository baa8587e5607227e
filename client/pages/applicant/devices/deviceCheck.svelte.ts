import type { DeviceOutcome, DeviceTestResult, PathOutcome, Verdict } from '$contract/device-test.ts';
import { NOT_REACHED } from '../../../lib/call/echoFigures.ts';
import { lackOf } from '../../../lib/call/lackOf.ts';
import { LocalMedia, type LocalSource } from '../../../lib/call/localMedia.svelte.ts';
import type { Trying } from '../../../lib/call/probe.ts';
import { newAudioContext } from '../../../lib/call/testSound.ts';
import { VoiceMeter } from '../../../lib/call/voiceMeter.svelte.ts';
import type { Connection } from '../../../lib/connection.svelte.ts';
import { Refused } from '../../../lib/refused.ts';

export const PARTS = ['camera', 'microphone', 'speaker', 'network'] as const;
export type Part = (typeof PARTS)[number];

export type Network =
  | { state: 'skipped' }
  | { state: 'trying'; trying: Trying | null }
  | { state: 'tried'; paths: PathOutcome[] }
  /** This browser cannot hold a talk at all. */
  | { state: 'unsupported' }
  /** The server or the connection to it let nobody try now. */
  | { state: 'notTried' };

export type Saved =
  | { state: 'saving' }
  | { state: 'saved'; verdict: Verdict; network: Verdict }
  | { state: 'refused'; refused: Refused };

/** One test of a person's devices: which part is on the screen, what each came to, and what the server made of it. */
export class DeviceCheck {
  readonly media = new LocalMedia();
  readonly sound = newAudioContext();
  readonly meter = new VoiceMeter(this.sound);
  step: Part | 'result' = $state('camera');
  camera: DeviceOutcome = $state('skipped');
  microphone: DeviceOutcome = $state('skipped');
  speaker: DeviceOutcome = $state('skipped');
  network: Network = $state.raw({ state: 'skipped' });
  saved: Saved = $state.raw({ state: 'saving' });

  readonly #connection: Connection;
  readonly #ticketId: string;
  #trial = new AbortController();
  /** One part is tested again: after it comes the result. */
  #again = false;

  /** On the person's press: the devices open now. */
  constructor(connection: Connection, ticketId: string) {
    this.#connection = connection;
    this.#ticketId = ticketId;
    void this.media.open();
  }

  retryCamera(): void {
    void this.media.setCamera(true);
  }

  retryMicrophone(): void {
    void this.media.open();
  }

  choose(source: LocalSource, deviceId: string): void {
    void this.media.choose(source, deviceId);
  }

  async leaveCamera(wanted: boolean): Promise<void> {
    const { state } = this.media.camera;
    if (state === 'open') this.camera = wanted ? 'ok' : 'skipped';
    else this.camera = lackOf(this.media.camera) ?? 'skipped';
    await this.media.setCamera(false);
    this.#next();
  }

  leaveMicrophone(): void {
    const { state } = this.media.microphone;
    if (state === 'open') this.microphone = this.meter.listens && !this.meter.heard ? 'silent' : 'ok';
    else this.microphone = lackOf(this.media.microphone) ?? 'skipped';
    this.#next();
  }

  leaveSpeaker(heard: boolean | null): void {
    this.speaker = heard === null ? 'skipped' : heard ? 'ok' : 'silent';
    this.#next();
  }

  skipNetwork(): void {
    this.#trial.abort();
    this.network = { state: 'skipped' };
    this.#next();
  }

  /** Tests one part again; the others keep what they came to. */
  again(part: Part): void {
    this.#again = true;
    this.#go(part);
    if (part === 'camera') this.retryCamera();
    if (part === 'microphone') this.retryMicrophone();
  }

  async save(): Promise<void> {
    this.saved = { state: 'saving' };
    try {
      const input = { ticketId: this.#ticketId, result: this.#result() };
      const answer = await this.#connection.call('ticket.saveDeviceTest', input);
      this.saved = { state: 'saved', ...answer };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.saved = { state: 'refused', refused: error };
    }
  }

  close(): void {
    this.#trial.abort();
    this.#free();
    void this.sound?.close();
  }

  #next(): void {
    const next = PARTS[PARTS.indexOf(this.step as Part) + 1];
    this.#go(this.#again || !next ? 'result' : next);
  }

  #go(step: Part | 'result'): void {
    this.step = step;
    if (step !== 'camera' && step !== 'microphone') this.#free();
    if (step === 'network') void this.#tryNetwork();
    if (step === 'result') void this.save();
  }

  async #tryNetwork(): Promise<void> {
    this.#trial = new AbortController();
    const { signal } = this.#trial;
    const onTrying = (trying: Trying) => {
      if (!signal.aborted) this.network = { state: 'trying', trying };
    };
    this.network = { state: 'trying', trying: null };
    const network = await tried({
      connection: this.#connection,
      ticketId: this.#ticketId,
      onTrying,
      signal,
    });
    if (signal.aborted) return;
    this.network = network;
    this.#next();
  }

  #result(): DeviceTestResult {
    const { camera, microphone, speaker } = this;
    return { camera, microphone, speaker, paths: pathsOf(this.network) };
  }

  #free(): void {
    this.meter.close();
    this.media.close();
  }
}

/** A part of the program that does not load is a network that could not be tried. */
async function tried(options: {
  connection: Connection;
  ticketId: string;
  onTrying: (trying: Trying) => void;
  signal: AbortSignal;
}): Promise<Network> {
  try {
    const { tryPaths } = await import('../../../lib/call/probe.ts');
    return { state: 'tried', paths: await tryPaths(options) };
  } catch (error) {
    if (!(error instanceof Refused)) console.error('the network could not be tried', error);
    else if (error.code === 'CANNOT_TALK') return { state: 'unsupported' };
    return { state: 'notTried' };
  }
}

/** A browser that cannot hold a talk reaches nobody by any path. */
function pathsOf(network: Network): PathOutcome[] {
  if (network.state === 'tried') return network.paths;
  if (network.state !== 'unsupported') return [];
  return [
    { path: 'udp', ...NOT_REACHED },
    { path: 'tcp', ...NOT_REACHED },
  ];
}
