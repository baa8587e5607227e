import type { Device } from 'mediasoup-client';
import { untrack } from 'svelte';
import type { Output } from '$contract/commands.ts';
import type { ServerEvent } from '$contract/events.ts';
import type { SessionView } from '$contract/session.ts';
import type { ConsumerView } from '$contract/signalling.ts';
import type { Connection } from '../connection.svelte.ts';
import { callState, NO_PATHS, type CallState, type Paths, type Phase } from './callState.ts';
import { loadDevice, receivable } from './device.ts';
import { rememberCameraOff } from './deviceChoice.ts';
import { Ears } from './ears.svelte.ts';
import { Link, type Direction } from './link.ts';
import { LocalMedia, type LocalSource } from './localMedia.svelte.ts';
import type { PathState } from './pathWatch.ts';
import { remotePeople, withPaused, without, type ReceivedStreams, type RemotePerson } from './people.ts';
import { backoff, codeOf, verdictOn } from './refusals.ts';
import { Timings } from './timings.ts';

type CallOptions = {
  connection: Connection;
  visitId: string;
  /** Devices opened already by the person's press; the call makes its own when none are given. */
  local?: LocalMedia;
};

type Admitted = Output<'media.prepare'>;

/** One person's place in the talk of one visit. */
export const createCall = (options: CallOptions): Call => new Call(options);

export class Call {
  readonly visitId: string;
  readonly local: LocalMedia;
  readonly timings = new Timings();
  /** How often the last join had to wait for the server before it could go on. */
  roundTrips = 0;
  readonly #connection: Connection;
  readonly #ears = new Ears(this.timings);
  #phase: Phase = $state.raw({ kind: 'idle' });
  #paths: Paths = $state.raw(NO_PATHS);
  #flowed = $state(false);
  #streams: ReceivedStreams<MediaStreamTrack> = $state.raw(new Map());
  #roster: Omit<SessionView['participants'][number], 'you'>[] = $state.raw([]);
  #selfId: string | null = $state.raw(null);
  #link: Link | undefined;
  #sessionId: string | undefined;
  #preparing: Promise<void> | undefined;
  #recovering = false;
  /** Rises when the person leaves or the call closes: what was under way then comes to nothing. */
  #turn = 0;
  /** Consumers announced before the answer that names their transport. */
  #early: ServerEvent<'media.consumer'>[] = [];
  readonly #stops: (() => void)[];

  readonly state: CallState = $derived(callState(this.#phase, this.#paths, this.#flowed));
  readonly people: RemotePerson[] = $derived(remotePeople(this.#roster, this.#streams, this.#selfId));
  readonly speaking: ReadonlySet<string> = $derived(this.#ears.speaking);

  constructor({ connection, visitId, local = new LocalMedia() }: CallOptions) {
    this.#connection = connection;
    this.visitId = visitId;
    this.local = local;
    local.onTrack = (source, track) => void this.#trackChanged(source, track);
    this.#stops = [...this.#listen(), this.#followConnection()];
  }

  /** Makes the transports ready before the talk, so that joining waits for the server once. Opens no device. */
  prepare(): Promise<void> {
    const { kind } = this.#phase;
    if (kind !== 'idle' && kind !== 'prepared') return Promise.resolve();
    this.#preparing ??= this.#prepare(false).finally(() => (this.#preparing = undefined));
    return this.#preparing;
  }

  /** On the person's press: opens the devices and enters the talk. Settles when it is entered or has failed. */
  async join(sessionId: string): Promise<void> {
    if (['joining', 'joined', 'rejoining'].includes(this.#phase.kind)) return;
    this.#sessionId = sessionId;
    this.roundTrips = 0;
    this.timings.pressed();
    const taking = this.#phase.kind === 'takenOver';
    const devices = this.local.open();
    const preparing = this.#preparing;
    this.#phase = { kind: 'joining' };
    await preparing;
    await this.#enter(taking);
    await devices;
  }

  /** Leaves the talk; the place in it is kept, and `join` returns to it. */
  async leave(): Promise<void> {
    this.#stopTaking({ kind: 'left' });
    if (this.#sessionId) await this.#connection.call('session.leave', { sessionId: this.#sessionId });
  }

  /** The session is over: frees the devices. */
  end(): void {
    if (this.#phase.kind !== 'ended') this.#stopTaking({ kind: 'ended' });
  }

  setMicrophone(on: boolean): void {
    this.local.microphoneOn = on;
    if (this.local.track('microphone')) this.#link?.hold('microphone', !on);
    else if (on) void this.local.open();
  }

  async setCamera(on: boolean): Promise<void> {
    rememberCameraOff(!on);
    await this.local.setCamera(on);
  }

  close(): void {
    this.#stopTaking(this.#phase.kind === 'ended' ? this.#phase : { kind: 'left' });
    for (const stop of this.#stops) stop();
  }

  async #prepare(fresh: boolean): Promise<void> {
    const turn = this.#turn;
    this.#phase = { kind: 'preparing' };
    try {
      const device = await loadDevice(this.#connection);
      const { visitId } = this;
      const rtpCapabilities = receivable(device);
      const admitted = await this.#connection.call('media.prepare', { visitId, rtpCapabilities, fresh });
      if (turn !== this.#turn) return;
      if (this.#settle(device, admitted)) {
        this.#link?.warm('recv');
        this.#link?.warm('send');
      }
      await Promise.all(admitted.consumers.map((view) => this.#consume(view)));
      if (this.#phase.kind === 'preparing') this.#phase = { kind: 'prepared' };
    } catch {
      // Preparing only saves time: the join itself is cold then, and tells what is wrong if it still is.
      this.#dropLink();
      if (this.#phase.kind === 'preparing') this.#phase = { kind: 'idle' };
    }
  }

  /** Tries until the talk is entered or there is no more use in trying. */
  async #enter(fresh: boolean): Promise<void> {
    const turn = this.#turn;
    for (let attempt = 0; turn === this.#turn; attempt++) {
      try {
        return await this.#enterOnce(fresh, turn);
      } catch (reason) {
        if (turn !== this.#turn) return;
        const verdict = verdictOn(reason, attempt);
        if (verdict === 'failed') return this.#stopTaking({ kind: 'failed', code: codeOf(reason) });
        if (verdict === 'ended' || verdict === 'takenOver') return this.#stopTaking({ kind: verdict });
        this.#dropLink();
        fresh = true;
        await new Promise((resolve) => setTimeout(resolve, backoff(attempt + 1)));
      }
    }
  }

  async #enterOnce(fresh: boolean, turn: number): Promise<void> {
    const sessionId = this.#sessionId!;
    const device = await this.#device();
    const rtpCapabilities = receivable(device);
    const ready = fresh ? [] : (this.#link?.consumerIds() ?? []);
    this.roundTrips += 1;
    const entered = await this.#connection.call('session.join', { sessionId, rtpCapabilities, ready, fresh });
    if (turn !== this.#turn) return;
    const made = this.#settle(device, entered);
    this.#roster = entered.session.participants;
    this.#phase = { kind: 'joined' };
    this.#reconcile(entered.consumers, made ? [] : ready);
    for (const source of ['microphone', 'camera'] as const) {
      const track = this.local.track(source);
      if (track) void this.#trackChanged(source, track);
    }
    if (made) this.#link?.warm('recv');
  }

  /** Already loaded when the page had time for it; else one more wait. */
  async #device(): Promise<Device> {
    const loading = loadDevice(this.#connection);
    const early = await Promise.race([loading, Promise.resolve(null)]);
    if (!early) this.roundTrips += 1;
    return loading;
  }

  /** Keeps the link when the server still has it, else makes a new one; says whether it did. */
  #settle(device: Device, { epoch, participantId, admission }: Omit<Admitted, 'consumers'>): boolean {
    this.#selfId = participantId;
    if (this.#link?.serves(epoch, admission)) return false;
    this.#dropLink();
    const link: Link = new Link({
      connection: this.#connection,
      device,
      visitId: this.visitId,
      epoch,
      admission,
      onPath: (direction, state) => this.#pathChanged(link, direction, state),
      onBroken: (reason) => this.#broken(link, reason),
    });
    this.#link = link;
    for (const event of this.#early.splice(0)) this.#announced(event);
    return true;
  }

  #reconcile(views: readonly ConsumerView[], resumed: readonly string[]): void {
    const wanted = new Set(views.map(({ id }) => id));
    for (const id of this.#link?.consumerIds() ?? []) {
      if (!wanted.has(id) && resumed.includes(id)) this.#forget(id);
      else if (!wanted.has(id)) this.#link?.resume(id);
    }
    for (const view of views) void this.#consume(view, !resumed.includes(view.id));
  }

  async #consume(view: ConsumerView, resume = false): Promise<void> {
    const link = this.#link;
    if (!link) return;
    try {
      const { track, rtpReceiver } = await link.consume(view);
      if (link !== this.#link || !link.consumerIds().includes(view.id)) return;
      const { participant, source, producerPaused: paused } = view;
      this.#streams = new Map(this.#streams).set(view.id, { participant, source, track, paused });
      if (source === 'microphone' && rtpReceiver) this.#ears.add(view.id, participant, rtpReceiver);
      if (resume) link.resume(view.id);
    } catch (reason) {
      this.#broken(link, reason);
    }
  }

  #forget(consumerId: string): void {
    void this.#link?.forget(consumerId);
    this.#ears.remove(consumerId);
    this.#streams = without(this.#streams, consumerId);
  }

  async #trackChanged(source: LocalSource, track: MediaStreamTrack | null): Promise<void> {
    const link = this.#link;
    if (!link || this.#phase.kind !== 'joined') return;
    try {
      if (!track) return await link.silence(source);
      const device = await loadDevice(this.#connection);
      if (!device.canProduce(source === 'microphone' ? 'audio' : 'video')) return;
      await link.publish(source, track, source === 'microphone' && !this.local.microphoneOn);
    } catch (reason) {
      this.#broken(link, reason);
    }
  }

  #pathChanged(link: Link, direction: Direction, state: PathState): void {
    if (link !== this.#link) return;
    this.#paths = { ...this.#paths, [direction]: state };
    if (state === 'connected') this.#flowed = true;
  }

  /** While the socket is away nothing can be mended; coming back, it asks for the whole state anyway. */
  #broken(link: Link, reason: unknown): void {
    if (link !== this.#link || this.#connection.state !== 'live') return;
    void this.#recover(verdictOn(reason, 0) === 'takenOver' ? reason : undefined);
  }

  async #recover(refusal?: unknown): Promise<void> {
    if (this.#recovering) return;
    this.#recovering = true;
    try {
      if (refusal) this.#stopTaking({ kind: 'takenOver' });
      else if (this.#phase.kind === 'joined') {
        this.#dropLink();
        this.#phase = { kind: 'rejoining' };
        await this.#enter(true);
      } else if (this.#phase.kind === 'prepared') {
        this.#dropLink();
        await this.#prepare(true);
      }
    } finally {
      this.#recovering = false;
    }
  }

  #announced(event: ServerEvent<'media.consumer'>): void {
    if (event.epoch === this.#link?.epoch) void this.#consume(event.consumer, this.#phase.kind === 'joined');
    else this.#early.push(event);
  }

  #dropped({ reason, epoch }: ServerEvent<'media.dropped'>): void {
    if (this.#link && epoch < this.#link.epoch) return;
    if (reason === 'ended') return this.#stopTaking({ kind: 'ended' });
    if (reason !== 'takenOver') return void this.#recover();
    if (this.#phase.kind === 'joined') return this.#stopTaking({ kind: 'takenOver' });
    this.#dropLink();
    if (this.#phase.kind === 'prepared') this.#phase = { kind: 'idle' };
  }

  #listen(): (() => void)[] {
    const on: Connection['on'] = (name, listener) =>
      this.#connection.on(name, (event) => {
        if ((event as { visitId?: string }).visitId === this.visitId) listener(event);
      });
    return [
      on('media.consumer', (event) => this.#announced(event)),
      on('media.consumerClosed', ({ consumerId }) => this.#forget(consumerId)),
      on('media.producerPaused', (change) => (this.#streams = withPaused(this.#streams, change))),
      on('media.roster', ({ participants }) => (this.#roster = participants)),
      on('media.dropped', (event) => this.#dropped(event)),
    ];
  }

  /** A socket that came back asks for its place again; the same admission keeps the transports as they are. */
  #followConnection(): () => void {
    let away = false;
    return $effect.root(() => {
      $effect(() => {
        if (this.#connection.state !== 'live') away = true;
        else if (away) {
          away = false;
          untrack(() => void this.#cameBack());
        }
      });
    });
  }

  async #cameBack(): Promise<void> {
    if (this.#phase.kind === 'joined') {
      const link = this.#link;
      await this.#enter(false);
      if (link === this.#link) link?.repeat();
    } else if (this.#phase.kind === 'prepared') await this.prepare();
  }

  #stopTaking(phase: Phase): void {
    this.#turn += 1;
    this.#phase = phase;
    this.#dropLink();
    this.local.close();
  }

  #dropLink(): void {
    this.#link?.close();
    this.#link = undefined;
    this.#early = [];
    this.#ears.clear();
    this.#streams = new Map();
    this.#paths = NO_PATHS;
    this.#flowed = false;
  }
}
