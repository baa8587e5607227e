import type { CallInput, CommandName, Output } from '$contract/commands.ts';
import type { DeskView, LineEntry } from '$contract/desk.ts';
import type { Connection } from '../../lib/connection.svelte.ts';
import { refusedOf, type Refused } from '../../lib/refused.ts';
import { learnServerTime } from '../../lib/serverClock.svelte.ts';
import { isOwn } from './ownEvents.ts';
import { keepLease } from './lease.ts';
import { Readings } from './readings.ts';

/** How often the page of a desk looks at what others do with its line. */
const READ_EVERY_MS = 1_500;

type Shown = Output<'desk.read'>;

/** One desk as this window works at it: what it shows, the lease, and one command at a time. */
export class DeskWork {
  readonly deskId: string;
  readonly fence: number;
  desk: DeskView | null = $state.raw(null);
  /** Who can be called here, in the order in which they will be; and who keeps a place and cannot. */
  line: LineEntry[] = $state.raw([]);
  others: LineEntry[] = $state.raw([]);
  count: Pick<Shown, 'waiting' | 'notCallable' | 'outOfTown'> = $state.raw({
    waiting: 0,
    notCallable: 0,
    outOfTown: 0,
  });
  /** What the office's rules let happen here. */
  rules: Pick<Shown, 'mayRefuse' | 'noShow'> = $state.raw({ mayRefuse: false, noShow: 'setAside' });
  /** A dialog of the reception is open, and says itself why something was refused. */
  inDialog = $state(false);
  offers: Shown['offers'] = $state.raw([]);
  /** How many can be called here, and how many keep a place and cannot; a colleague's people are among the latter. */
  readonly numbers = $derived.by(() => {
    const others = this.others.filter(
      ({ state, waitsFor }) => state === 'waiting' && waitsFor === 'colleague',
    );
    const { waiting, notCallable } = this.count;
    return { callable: waiting - others.length, kept: notCallable + others.length };
  });
  /** The desk went to another window, or the connection was away for longer than the lease. */
  lost = $state(false);
  refusal: Refused | null = $state.raw(null);
  /** The command that is on its way. */
  doing: CommandName | null = $state(null);
  readonly #connection: Connection;
  readonly #readings = new Readings(() => this.#read(), READ_EVERY_MS);
  #stops: (() => void)[] = [];
  #closed = false;

  constructor(connection: Connection, deskId: string, fence: number) {
    this.#connection = connection;
    this.deskId = deskId;
    this.fence = fence;
    void this.begin();
  }

  /** Reads the desk for the first time and follows it; again when that was refused. */
  async begin(): Promise<void> {
    this.refusal = null;
    await this.read();
    if (!this.#closed && this.desk && this.#stops.length === 0) this.#follow(this.desk);
  }

  /** Does one command and reads the desk after it. Null when it was refused; `refusal` then says why. */
  async act<N extends CommandName>(name: N, input: CallInput<N>): Promise<Output<N> | null> {
    if (this.doing) return null;
    this.doing = name;
    this.refusal = null;
    try {
      return await this.#connection.press(name, input);
    } catch (error) {
      this.refusal = refusedOf(error);
      if (this.refusal.code === 'DESK_NOT_YOURS') this.lost = true;
      return null;
    } finally {
      this.doing = null;
      void this.read();
    }
  }

  /** Reads the desk at once; one reading at a time. */
  read(): Promise<void> {
    return this.#readings.now();
  }

  close(): void {
    this.#closed = true;
    this.#readings.close();
    for (const stop of this.#stops.splice(0)) stop();
  }

  async #read(): Promise<void> {
    try {
      const shown = await this.#connection.call('desk.read', { deskId: this.deskId });
      if (this.#closed) return;
      learnServerTime(shown.at);
      const { desk, line, others, offers, waiting, notCallable, outOfTown, mayRefuse, noShow } = shown;
      this.desk = desk;
      this.line = line;
      this.others = others;
      this.offers = offers;
      this.rules = { mayRefuse, noShow };
      this.count = { waiting, notCallable, outOfTown };
      // The lease may have run out while the connection was away: whose word comes before anybody takes the desk keeps it.
      this.lost = !desk.yours || desk.fence !== this.fence;
    } catch (error) {
      if (!this.#closed) this.refusal = refusedOf(error);
    }
  }

  #follow({ queueId, keepEveryMs: everyMs }: DeskView): void {
    const now = () => void this.read();
    const soon = () => this.#readings.soon();
    const { deskId, fence } = this;
    const own = () => ({ deskId, ticketId: this.desk?.current?.ticket.ticketId });
    this.#stops = [
      this.#connection.watch(`line:${queueId}`, {
        onEvent: (event) => (isOwn(event, own()) ? now() : soon()),
        onStale: now,
      }),
      this.#connection.watch(`queue:${queueId}`, { onEvent: soon, onStale: soon }),
      this.#connection.on('queue.changed', (change) => {
        if (change.queueId === queueId) soon();
      }),
      keepLease({
        connection: this.#connection,
        deskId,
        fence,
        everyMs,
        // Who has it now is told by the desk itself.
        onLost: () => {
          this.lost = true;
          now();
        },
        // Whether a person's page is open changes without an event: it is beside the state, not part of it.
        onKept: soon,
      }),
    ];
  }
}
