import type { Output } from '$contract/commands.ts';
import type { MediaSource } from '$contract/signalling.ts';
import { BUDGETS } from './budgets.ts';
import { CameIn, OneWay, SilentPath } from './flowWatch.ts';
import type { Direction } from './linkPath.ts';
import { codeOf } from './refusals.ts';

/** What this device has counted, since each thing began. */
export type Counts = {
  /** Bytes that came in over each transport, and answers to its checks, by the pairs of candidates that are left. */
  cameIn: { send: number; recv: number };
  /** By consumer that is let through: frames decoded of a picture, packets of a voice. */
  arrived: Map<string, number>;
};
/** By source that is published: pictures encoded and sent, packets of a voice. */
export type Left = ReadonlyMap<MediaSource, number>;
/** What does not get through: consumers of this device, and sources of it. */
export type Missing = { here: ReadonlySet<string>; there: ReadonlySet<MediaSource> };
type Told = Output<'media.flow'>;

type Needs = {
  count(): Promise<Counts>;
  left(): Promise<Left>;
  /** Asks the server what it has sent and got. Rejects when it does not answer within so many milliseconds. */
  ask(timeoutMs: number): Promise<Told>;
  /** Something has come in over this transport, at some time after `since`. */
  onAlive(direction: Direction, since: number): void;
  /** At each look: what has arrived by consumer. */
  onArrived(arrived: ReadonlyMap<string, number>): void;
  /** The paths have died without a word. */
  onSilent(): void;
  /** The server does not answer either: the socket went with the paths. */
  onDeaf(): void;
  /** Nothing arrives of what is sent to this device (a consumer), or of what it sends. */
  onOneWay(what: { consumerId: string } | { source: MediaSource }): void;
  /** At each comparison: consumers that the server leaves out, because not even their least layer gets through. */
  onLeftOut(consumerIds: ReadonlySet<string>): void;
  /** At each comparison: what has been found so and has not arrived since. */
  onMissing(missing: Missing): void;
  /** The server holds back what is let through here: a consumer, or a source of this device. It may be meant so. */
  onHeld(held: Missing): void;
};

/**
 * Looks at the paths of one link: by what comes in, often; by what the server says it has sent and got, now and then,
 * and at once when nothing comes.
 */
export class MediaWatch {
  readonly #needs: Needs;
  readonly #silent = new SilentPath();
  readonly #oneWay = new Map<string, OneWay>();
  readonly #now: () => number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;
  #lookedAt = 0;
  #comparedAt = 0;
  /** The comparison that is under way. */
  #comparing: symbol | null = null;
  /** How long the server took to answer last, or was waited for in vain since; milliseconds. */
  #answeredIn = 0;
  readonly #cameIn = { send: new CameIn(), recv: new CameIn() };
  /** What the server had sent when it was asked last. */
  #sent = new Map<string, number>();
  /** What it held back then. */
  #held: Missing = { here: new Set(), there: new Set() };

  constructor(needs: Needs, now: () => number = () => performance.now()) {
    this.#needs = needs;
    this.#now = now;
    this.#again();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #again(): void {
    if (!this.#stopped)
      this.#timer = setTimeout(() => void this.#look().then(() => this.#again()), BUDGETS.look);
  }

  async #look(): Promise<void> {
    const countedAt = this.#now();
    const counts = await this.#needs.count().catch(() => null);
    if (!counts || this.#stopped) return;
    const since = this.#lookedAt;
    this.#lookedAt = countedAt;
    const now = this.#now();
    const before = this.#totals();
    for (const direction of ['send', 'recv'] as const)
      if (this.#cameIn[direction].add(counts.cameIn[direction]) > before[direction])
        this.#needs.onAlive(direction, since);
    this.#needs.onArrived(counts.arrived);
    const silent = this.#silent.isSilent({ cameIn: this.#cameIn.recv.total, carries: carries(counts) }, now);
    const due = silent || now - this.#comparedAt >= BUDGETS.compare;
    // What comes in is looked at while the server is asked, too. In silence an answer that is on its way is not waited for.
    if (silent || (due && !this.#comparing)) void this.#compare(counts, silent);
  }

  async #compare(counts: Counts, silent: boolean): Promise<void> {
    const before = this.#totals();
    const askedAt = (this.#comparedAt = this.#now());
    const turn = (this.#comparing = Symbol('a comparison'));
    const isOver = () => this.#stopped || this.#comparing !== turn;
    let told: Told;
    let left: Left;
    try {
      // Each source of a link that is about to go may be gone already.
      const counting = this.#needs.left().catch((): Left => new Map());
      [told, left] = await Promise.all([this.#needs.ask(this.#patience(silent)), counting]);
    } catch (reason) {
      if (isOver()) return;
      this.#comparing = null;
      // The next one may be later than this one was.
      this.#answeredIn = Math.max(this.#answeredIn, this.#now() - askedAt);
      // It was answered, by a refusal.
      if (codeOf(reason) !== 'TRY_AGAIN') return;
      // Nor has anything come in meanwhile: a server that is only slow still sends.
      const { send, recv } = this.#totals();
      if (carries(counts) && send === before.send && recv === before.recv) this.#needs.onDeaf();
      return;
    }
    if (isOver()) return;
    this.#comparing = null;
    this.#answeredIn = this.#now() - askedAt;
    if (silent && this.#hasSent(told)) this.#needs.onSilent();
    this.#sent = new Map(told.sent.map(({ consumerId, packets }) => [consumerId, packets]));
    if (silent) return;
    this.#needs.onLeftOut(
      new Set(told.sent.filter(({ leftOut }) => leftOut).map(({ consumerId }) => consumerId)),
    );
    this.#findOneWay(counts, left, told);
    this.#findHeld(counts, left, told);
  }

  #totals = () => ({ send: this.#cameIn.send.total, recv: this.#cameIn.recv.total });

  /** Where nothing comes in, an answer that takes much longer than the last one did will not come either. */
  #patience(silent: boolean): number {
    const usual = Math.max(BUDGETS.silentAnswer, 4 * this.#answeredIn);
    return silent ? Math.min(usual, BUDGETS.restartAnswer) : BUDGETS.restartAnswer;
  }

  /** Twice in a row: once it may be a word that is still on its way. */
  #findHeld({ arrived }: Counts, left: Left, { sent, received }: Told): void {
    const [flows, comes] = [sent.map(({ consumerId }) => consumerId), received.map(({ source }) => source)];
    const here = new Set([...arrived.keys()].filter((id) => !flows.includes(id)));
    const there = new Set([...left.keys()].filter((source) => !comes.includes(source)));
    this.#needs.onHeld({
      here: new Set([...here].filter((id) => this.#held.here.has(id))),
      there: new Set([...there].filter((source) => this.#held.there.has(source))),
    });
    this.#held = { here, there };
  }

  /** Whoever is heard may have fallen silent: then nothing was sent either. */
  #hasSent({ sent }: Told): boolean {
    return sent.some(({ consumerId, packets }) => packets > (this.#sent.get(consumerId) ?? packets));
  }

  #findOneWay({ arrived }: Counts, left: Left, { sent, received }: Told): void {
    const now = this.#now();
    const judged = new Set<string>();
    const judge = (key: string, track: { left: number; arrived: number }) => {
      judged.add(key);
      const watch = this.#oneWay.get(key) ?? new OneWay();
      this.#oneWay.set(key, watch);
      return watch.isOneWay(track, now);
    };
    for (const { consumerId, packets } of sent) {
      const here = arrived.get(consumerId);
      if (here === undefined) continue;
      if (judge(consumerId, { left: packets, arrived: here })) this.#needs.onOneWay({ consumerId });
    }
    for (const { source, packets } of received) {
      const here = left.get(source);
      if (here === undefined) continue;
      if (judge(source, { left: here, arrived: packets })) this.#needs.onOneWay({ source });
    }
    for (const key of this.#oneWay.keys()) if (!judged.has(key)) this.#oneWay.delete(key);
    const isLost = (key: string) => this.#oneWay.get(key)?.lost;
    this.#needs.onMissing({
      here: new Set(sent.map(({ consumerId }) => consumerId).filter(isLost)),
      there: new Set(received.map(({ source }) => source).filter(isLost)),
    });
  }
}

/** Has anybody been heard or seen over these paths yet? */
const carries = ({ arrived }: Counts): boolean => [...arrived.values()].some((count) => count > 0);
