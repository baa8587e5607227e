import { Mutex } from 'async-mutex';
import type { ServerEvent } from '$contract/events.ts';
import type { SessionView } from '$contract/session.ts';
import type { MediaSource, Mark } from '$contract/signalling.ts';
import type { Connection } from '../connection.svelte.ts';
import { pause } from '../pause.ts';
import { BUDGETS } from './budgets.ts';
import { Easing } from './easing.svelte.ts';
import { callState, type CallState, type Phase } from './callState.ts';
import { loadDevice, receivable } from './device.ts';
import { tellLeft } from './leaving.ts';
import { LocalMedia } from './localMedia.svelte.ts';
import { LocalSide } from './localSide.svelte.ts';
import type { RemotePerson } from './people.ts';
import { PresentLink } from './presentLink.svelte.ts';
import { backoff, codeOf, verdictOn } from './refusals.ts';
import { NOTHING_SET_UP, RemoteSide } from './remoteSide.svelte.ts';
import { Timings } from './timings.ts';
import { marksOf, withMark } from './marks.ts';
import { onAnotherNetwork } from './network.ts';
import { ofVisit, onReturn } from './visitEvents.svelte.ts';

type CallOptions = {
  connection: Connection;
  visitId: string;
  /** Devices opened already by the person's press; the call makes its own when none are given. */
  local?: LocalMedia;
  /** What this browser can send and receive. */
  load?: typeof loadDevice;
};

/** One person's place in the talk of one visit. */
export const createCall = (options: CallOptions): Call => new Call(options);

export class Call {
  readonly visitId: string;
  readonly local: LocalMedia;
  readonly timings = new Timings();
  readonly #connection: Connection;
  readonly #load: typeof loadDevice;
  readonly #mine: LocalSide;
  readonly #remote = new RemoteSide(this.timings);
  /** What is left out of the talk because the connection is weak. */
  readonly easing: Easing;
  readonly #present: PresentLink;
  #phase: Phase = $state.raw({ kind: 'idle' });
  #sessionId: string | undefined;
  /** The page was to get ready: the call may come. */
  #isNear = false;
  /** What the server is asked for this page's place goes one after the other: an overtaken answer names a link that is gone. */
  readonly #asking = new Mutex();
  /** What broke and is to be seen to: was it replaced meanwhile? */
  #broken: (() => boolean) | undefined;
  #recovering = false;
  /** Rises when the person leaves or the call closes: what was under way then comes to nothing. */
  #turn = 0;
  #closed = false;
  /** When the person pressed to be here, on the page's own clock: it says so for them for a while. */
  #pressedAt = -Infinity;
  readonly #stops: (() => void)[];

  readonly state: CallState = $derived.by(() =>
    callState(this.#phase, this.#present.paths, this.#present.flowed),
  );

  constructor({ connection, visitId, local = LocalMedia.forTalk(), load = loadDevice }: CallOptions) {
    this.#connection = connection;
    this.#load = load;
    this.visitId = visitId;
    this.local = local;
    this.#mine = new LocalSide(local, (link, reason) => this.#present.broken(link, reason));
    this.easing = new Easing({ mine: this.#mine, remote: this.#remote });
    this.#present = new PresentLink({
      connection,
      visitId,
      timings: this.timings,
      local,
      mine: this.#mine,
      remote: this.#remote,
      easing: this.easing,
      isJoined: () => this.#phase.kind === 'joined',
      isLive: () => this.state.kind === 'live',
      onBroken: (reason) => this.#linkBroken(reason),
    });
    this.#stops = [
      ...this.#listen(),
      onReturn(connection, () => void this.#cameBack()),
      onAnotherNetwork(() => this.#present.moved()),
    ];
  }

  get people(): RemotePerson[] {
    return this.#remote.people;
  }

  /** Pictures are left out, because the connection bears no more than the voice. */
  get voiceOnly(): boolean {
    return this.#present.voiceOnly;
  }

  /** Participants whose voice is above the noise now. */
  get speaking(): ReadonlySet<string> {
    return this.#remote.speaking;
  }

  /** Makes the transports ready before the talk, so that joining waits for the server once. Opens no device. */
  prepare(): Promise<void> {
    const { kind } = this.#phase;
    if (kind !== 'idle' && kind !== 'prepared' && kind !== 'ended') return Promise.resolve();
    this.#isNear = true;
    return this.#prepare(false);
  }

  /** On the person's press: opens the devices and enters the talk. Settles when it is entered or has failed. */
  async join(sessionId: string): Promise<void> {
    if (this.#closed || ['joining', 'joined', 'rejoining'].includes(this.#phase.kind)) return;
    this.#sessionId = sessionId;
    this.#pressedAt = performance.now();
    this.timings.pressed();
    this.#mine.enter(sessionId);
    const taking = this.#phase.kind === 'takenOver';
    const turn = this.#turn;
    const devices = this.local.open();
    this.#phase = { kind: 'joining' };
    this.#connection.inTalk(true);
    await this.#enter(taking, turn);
    await devices;
  }

  /** Leaves the talk; the place in it is kept, and `join` returns to it. Settles when the server knows. */
  async leave(): Promise<void> {
    const left: Phase = { kind: 'left' };
    await this.#present.last();
    this.#stopTaking(left);
    const sessionId = this.#sessionId;
    if (!sessionId) return;
    const say = () => this.#connection.call('session.leave', { sessionId });
    await tellLeft(say, () => this.#phase === left);
  }

  /** Who the session says is here, as its own stream tells it. */
  meet({ participants, state }: SessionView): void {
    this.#remote.roster = participants;
    this.#remote.hold(state === 'paused');
  }

  /** Whose pictures the person looks at; null while the page is not seen. */
  lookAt(participantIds: readonly string[] | null): void {
    this.#remote.lookAt(participantIds);
  }

  /** The session is over: frees the devices. */
  end(): void {
    if (this.#phase.kind !== 'ended') this.#stopTaking({ kind: 'ended' });
  }

  setMicrophone(on: boolean): void {
    this.#mine.setMicrophone(on);
  }

  setCamera(on: boolean): Promise<void> {
    return this.#mine.setCamera(on);
  }

  /** This person’s own marks. */
  get weak(): boolean {
    return this.#isMarked('weak') || this.#isMarked('eased');
  }
  get hand(): boolean {
    return this.#isMarked('hand');
  }

  /** By the person's press: asks for the word, or does not any more. */
  raiseHand(raised: boolean): void {
    this.#present.link?.raiseHand(raised);
  }

  #isMarked(mark: Mark): boolean {
    return this.#remote.selfId !== null && this.#remote.marks[mark].has(this.#remote.selfId);
  }

  /** Does this person show their screen? */
  get sharing(): boolean {
    return this.#mine.screen.track !== null;
  }

  /** By the person's press. */
  share(on: boolean): Promise<void> {
    return this.#mine.setScreen(on);
  }

  /** Own sources of which nothing reaches the others, although they leave here. */
  get undelivered(): MediaSource[] {
    return [...this.#present.undelivered].filter((source) => this.#mine.sends(source));
  }

  /** What was closed because it sent too much. */
  get cutOff(): MediaSource | null {
    return this.#mine.cutOff;
  }

  /** On the person's press, when pictures were left out: every way is tried anew. */
  async tryPictures(): Promise<void> {
    this.easing.tryPictures();
    if (!this.voiceOnly) return;
    this.#present.tryEveryWay();
    await this.#recover(() => false);
  }

  close(): void {
    this.#closed = true;
    this.#stopTaking(this.#phase.kind === 'ended' ? this.#phase : { kind: 'left' });
    for (const stop of this.#stops) stop();
  }

  #prepare(fresh: boolean): Promise<void> {
    const turn = this.#turn;
    this.#phase = { kind: 'preparing' };
    return this.#asking.runExclusive(async () => {
      // Whoever has pressed meanwhile enters at once.
      if (this.#isPreparing(turn)) await this.#prepareOnce(fresh, turn);
    });
  }

  async #prepareOnce(fresh: boolean, turn: number): Promise<void> {
    try {
      const device = await this.#load(this.#connection);
      if (!this.#isPreparing(turn)) return;
      const { visitId } = this;
      const rtpCapabilities = receivable(device);
      const admitted = await this.#connection.call('media.prepare', { visitId, rtpCapabilities, fresh });
      if (turn !== this.#turn) return;
      if (this.#present.settle(device, admitted)) {
        this.#present.link?.warm('recv');
        this.#present.link?.warm('send');
      }
      const receiving = Promise.all(admitted.consumers.map((view) => this.#remote.receive(view, false)));
      // Who presses meanwhile enters without waiting for it; what cannot be received is found again there.
      receiving.then(
        () => this.#isPreparing(turn) && (this.#phase = { kind: 'prepared' }),
        () => this.#isPreparing(turn) && this.#unprepared(),
      );
    } catch {
      this.#unprepared();
    }
  }

  #isPreparing = (turn: number): boolean => turn === this.#turn && this.#phase.kind === 'preparing';

  /** Preparing only saves time: the join itself is cold then, and tells what is wrong if it still is. */
  #unprepared(): void {
    this.#present.drop();
    if (this.#phase.kind === 'preparing') this.#phase = { kind: 'idle' };
  }

  /**
   * Tries until the talk is entered or there is no more use in trying.
   * @param turn in which the person wanted to be here: they may have left while something was waited for
   */
  #enter(fresh: boolean, turn = this.#turn): Promise<void> {
    return this.#asking.runExclusive(() => this.#enterInTurn(fresh, turn));
  }

  async #enterInTurn(fresh: boolean, turn: number): Promise<void> {
    for (let attempt = 0; turn === this.#turn; attempt++) {
      try {
        return await this.#enterOnce(fresh, turn);
      } catch (reason) {
        if (turn !== this.#turn) return;
        const verdict = verdictOn(reason, attempt);
        if (verdict === 'failed') return this.#stopTaking({ kind: 'failed', code: codeOf(reason) });
        if (verdict === 'ended' || verdict === 'takenOver') return this.#stopTaking({ kind: verdict });
        this.#present.drop();
        fresh = true;
        await pause(backoff(attempt + 1));
      }
    }
  }

  async #enterOnce(fresh: boolean, turn: number): Promise<void> {
    const sessionId = this.#sessionId!;
    const device = await this.#load(this.#connection);
    if (turn !== this.#turn) return;
    const rtpCapabilities = receivable(device);
    const there = fresh ? NOTHING_SET_UP : this.#remote.setUp();
    const { ready } = there;
    const pressed = performance.now() - this.#pressedAt < BUDGETS.press;
    const asked = { sessionId, rtpCapabilities, ready, fresh, pressed };
    const entered = await this.#connection.call('session.join', asked);
    if (turn !== this.#turn) return;
    const made = this.#present.settle(device, entered);
    this.meet(entered.session);
    this.#remote.marks = marksOf(entered.marks);
    this.#phase = { kind: 'joined' };
    this.#present.carry(entered.consumers, made ? NOTHING_SET_UP : there);
    if (made) this.#present.link?.warm('recv');
  }

  #linkBroken(reason: unknown): void {
    if (verdictOn(reason, 0) === 'takenOver') return this.#stopTaking({ kind: 'takenOver' });
    const { link } = this.#present;
    void this.#recover(() => link !== this.#present.link);
  }

  /** One after the other: a link that breaks while another is asked for is seen to when that has come. */
  async #recover(isOver: () => boolean): Promise<void> {
    this.#broken = isOver;
    if (this.#recovering) return;
    this.#recovering = true;
    try {
      while (this.#broken) {
        while (this.#asking.isLocked()) await this.#asking.waitForUnlock();
        const over = this.#broken();
        this.#broken = undefined;
        if (!over) await this.#renew();
      }
    } finally {
      this.#recovering = false;
    }
  }

  async #renew(): Promise<void> {
    const { kind } = this.#phase;
    if (kind !== 'joined' && kind !== 'prepared') return;
    this.#present.drop();
    if (kind === 'prepared') return this.#prepare(true);
    this.#phase = { kind: 'rejoining' };
    await this.#enter(true);
  }

  #dropped({ reason, epoch }: ServerEvent<'media.dropped'>): void {
    const { link } = this.#present;
    if (link && epoch < link.epoch) return;
    if (reason === 'ended') return this.#roomClosed();
    if (reason === 'flooded') return this.#stopTaking({ kind: 'failed', code: 'MEDIA_REFUSED' });
    if (reason === 'rebuilt') return void this.#recover(() => (this.#present.link?.epoch ?? epoch) > epoch);
    const { kind } = this.#phase;
    if (kind === 'joined' || kind === 'rejoining') return this.#stopTaking({ kind: 'takenOver' });
    this.#present.drop();
    this.#isNear = false;
    if (this.#phase.kind === 'prepared') this.#phase = { kind: 'idle' };
  }

  /** A call that nobody answered closes the room too: this page makes itself ready for the next one. */
  #roomClosed(): void {
    if (this.#phase.kind === 'joined' || this.#phase.kind === 'rejoining')
      this.#stopTaking({ kind: 'ended' });
    else if (this.#phase.kind === 'prepared') {
      this.#present.drop();
      this.#phase = { kind: 'idle' };
      void this.prepare();
    }
  }

  #listen(): (() => void)[] {
    const on = ofVisit(this.#connection, this.visitId);
    return [
      on('media.consumer', (event) => this.#present.announced(event)),
      on('media.consumerClosed', ({ consumerId }) => this.#remote.forget(consumerId)),
      on('media.producerPaused', (change) => this.#remote.held(change)),
      on('media.cutOff', ({ epoch, source }) => {
        if (epoch === this.#present.link?.epoch) void this.#mine.loseSource(source);
      }),
      on('media.mark', (change) => (this.#remote.marks = withMark(this.#remote.marks, change))),
      on('media.dropped', (event) => this.#dropped(event)),
    ];
  }

  /** A socket that came back asks for its place again; the same admission keeps the transports as they are. */
  async #cameBack(): Promise<void> {
    if (this.#phase.kind === 'joined') {
      const { link } = this.#present;
      await this.#enter(false);
      if (link === this.#present.link) link?.repeat();
    } else if (this.#phase.kind === 'prepared' || (this.#phase.kind === 'idle' && this.#isNear))
      await this.prepare();
  }

  #stopTaking(phase: Phase): void {
    this.#turn += 1;
    this.#phase = phase;
    this.#connection.inTalk(false);
    this.#mine.screen.stop();
    this.#present.drop();
    this.local.close();
  }
}
