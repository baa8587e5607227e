import type { Device } from 'mediasoup-client';
import type { Output } from '$contract/commands.ts';
import type { ServerEvent } from '$contract/events.ts';
import type { ConsumerView, MediaSource } from '$contract/signalling.ts';
import type { Connection } from '../connection.svelte.ts';
import { BUDGETS } from './budgets.ts';
import { NO_PATHS, type Paths } from './callState.ts';
import type { Easing } from './easing.svelte.ts';
import { Ladder } from './ladder.ts';
import { Link } from './link.ts';
import { PathLost, type Direction } from './linkPath.ts';
import { LinkWatches } from './linkWatches.ts';
import type { LocalMedia } from './localMedia.svelte.ts';
import type { LocalSide } from './localSide.svelte.ts';
import type { PathState } from './pathWatch.ts';
import type { RemoteSide, SetUp } from './remoteSide.svelte.ts';
import type { Timings } from './timings.ts';

type Needs = {
  connection: Connection;
  visitId: string;
  timings: Timings;
  local: LocalMedia;
  mine: LocalSide;
  remote: RemoteSide;
  easing: Easing;
  /** Is the page in the talk, so that what is announced flows at once? */
  isJoined: () => boolean;
  /** Can sound and picture pass now? */
  isLive: () => boolean;
  /** Only a new link helps. */
  onBroken: (reason: unknown) => void;
};

const NOTHING: ReadonlySet<MediaSource> = new Set();

type Admitted = Omit<Output<'media.prepare'>, 'consumers'>;

/** The link that the talk goes over now, if there is one: by which way it goes, and how its paths are. */
export class PresentLink {
  link: Link | undefined;
  paths: Paths = $state.raw(NO_PATHS);
  /** Some path of these transports has been up already. */
  flowed = $state(false);
  /** Pictures are left out, because the connection bears no more than the voice. */
  voiceOnly = $state(false);
  /** Own sources that leave here and do not arrive. */
  undelivered: ReadonlySet<MediaSource> = $state.raw(NOTHING);
  readonly #needs: Needs;
  readonly #ladder = new Ladder();
  /** The link that was lost last. */
  #lost: Link | undefined;
  /** Has the server told of a relay? */
  #hasRelay = false;
  #watches: LinkWatches | undefined;
  /** Until pictures are tried over a link of the voice alone. */
  #untilPictures: ReturnType<typeof setTimeout> | undefined;
  /** Consumers announced before the answer that names their transport. */
  #early: ServerEvent<'media.consumer'>[] = [];

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Keeps the link when the server still has it, else makes a new one; says whether it did. */
  settle(device: Device, { epoch, participantId, admission, iceServers }: Admitted): boolean {
    const { connection, visitId, remote } = this.#needs;
    remote.selfId = participantId;
    this.#hasRelay = iceServers.length > 0;
    if (this.link?.serves(epoch, admission)) return false;
    const early = this.#early.filter((event) => event.epoch === epoch);
    this.drop();
    const link: Link = new Link({
      connection,
      device,
      visitId,
      epoch,
      admission,
      iceServers,
      route: this.#ladder.route,
      firstBudget: this.#ladder.budget,
      onPath: (direction, state) => this.#pathChanged(link, direction, state),
      onBroken: (reason) => this.broken(link, reason),
    });
    this.link = link;
    this.voiceOnly = link.voiceOnly;
    remote.over(link);
    for (const event of early) this.announced(event);
    return true;
  }

  /** The page is in the talk: sends and receives over the link, and watches it. */
  carry(consumers: readonly ConsumerView[], there: SetUp): void {
    const { mine, remote, easing } = this.#needs;
    const { link } = this;
    if (link) this.#watches ??= this.#watchOver(link);
    remote.reconcile(consumers, there).catch((reason: unknown) => this.broken(link, reason));
    mine.over(link);
    easing.over(link);
    this.#countToPictures();
  }

  announced(event: ServerEvent<'media.consumer'>): void {
    const { remote, isJoined } = this.#needs;
    const { link } = this;
    if (event.epoch !== link?.epoch) return void this.#early.push(event);
    remote.receive(event.consumer, isJoined()).catch((reason: unknown) => this.broken(link, reason));
  }

  /** While the socket is away nothing can be mended; coming back, it asks for the whole state anyway. */
  broken(link: Link | undefined, reason: unknown): void {
    const { connection, onBroken } = this.#needs;
    if (link !== this.link || connection.state !== 'live') return;
    // Both its paths, and each source that goes one way, may say so of one link.
    if (reason instanceof PathLost && link !== this.#lost) {
      this.#lost = link;
      this.#ladder.lost(this.#hasRelay);
    }
    onBroken(reason);
  }

  /** The next link tries every way. */
  tryEveryWay(): void {
    this.#ladder.begin();
  }

  /** The device is on another network. */
  moved(): void {
    this.#ladder.begin();
    // The socket stood on the old network: it would notice in a quarter of a minute.
    const { link } = this;
    if (!link) return;
    this.#needs.connection.renew();
    link.restart();
    setTimeout(() => link === this.link && link.restartAgain(), BUDGETS.networkSettles);
  }

  /** Tells how the link was, before it goes by the person's own will. */
  last(): Promise<void> | undefined {
    return this.#watches?.last();
  }

  drop(): void {
    const { mine, remote, easing } = this.#needs;
    clearTimeout(this.#untilPictures);
    this.#untilPictures = undefined;
    this.#watches?.end();
    this.#watches = undefined;
    this.link?.close();
    this.link = undefined;
    this.voiceOnly = false;
    this.undelivered = NOTHING;
    this.#early = [];
    mine.over(undefined);
    easing.over(undefined);
    remote.over(undefined);
    this.paths = NO_PATHS;
    this.flowed = false;
  }

  #pathChanged(link: Link, direction: Direction, state: PathState): void {
    if (link !== this.link) return;
    this.paths = { ...this.paths, [direction]: state };
    if (state === 'connected') this.flowed = true;
    if (this.#needs.isLive()) this.#ladder.stands();
    this.#countToPictures();
  }

  #countToPictures(): void {
    const { link } = this;
    // The socket may come and go meanwhile: the link is the same.
    if (link?.voiceOnly && this.#needs.isLive())
      this.#untilPictures ??= setTimeout(() => this.#tryPictures(link), this.#ladder.voiceOut);
  }

  /** Over the paths that stand, any way being open to them: the voice goes on whatever comes of it. */
  #tryPictures(link: Link): void {
    const { mine, remote } = this.#needs;
    this.#untilPictures = undefined;
    // Broken just now, it is counted from its return on.
    if (!this.#needs.isLive()) return;
    this.#ladder.tryPictures();
    this.voiceOnly = link.voiceOnly = false;
    mine.showPictures();
    remote.showPictures();
  }

  #watchOver(link: Link): LinkWatches {
    const { connection, visitId, timings, local, mine, remote, easing } = this.#needs;
    return new LinkWatches({
      link,
      connection,
      visitId,
      timings,
      local,
      onArrived: (arrived) => remote.arrived(arrived),
      onLeftOut: (consumerIds) => remote.leaveOut(consumerIds),
      onMissing: ({ here, there }) => {
        remote.miss(here);
        this.undelivered = there;
      },
      onHeld: ({ here, there }) => {
        remote.letFlowAgain(here);
        mine.letGoAgain(there);
      },
      isLate: () => easing.isLate,
      onBroken: (reason) => this.broken(link, reason),
    });
  }
}
