import type { CallInput, CommandName, Output } from '$contract/commands.ts';
import type { DeskView, LineEntry } from '$contract/desk.ts';
import type { Connection } from '../../lib/connection.svelte.ts';
import { refusedOf, type Refused } from '../../lib/refused.ts';
import { learnServerTime } from '../../lib/serverClock.svelte.ts';
import { keepLease } from './lease.ts';

/** Many events of one change come together: one reading serves them. */
const GATHER_MS = 250;

/** One desk as this window works at it: what it shows, the lease, and one command at a time. */
export class DeskWork {
  readonly deskId: string;
  readonly fence: number;
  desk: DeskView | null = $state.raw(null);
  line: LineEntry[] = $state.raw([]);
  /** The desk went to another window, or the connection was away for longer than the lease. */
  lost = $state(false);
  refusal: Refused | null = $state.raw(null);
  /** The command that is on its way. */
  doing: CommandName | null = $state(null);
  readonly #connection: Connection;
  #stops: (() => void)[] = [];
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
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
      return await this.#connection.call(name, input);
    } catch (error) {
      this.refusal = refusedOf(error);
      if (this.refusal.code === 'DESK_NOT_YOURS') this.lost = true;
      return null;
    } finally {
      this.doing = null;
      void this.read();
    }
  }

  /** An answer that a later question has overtaken is dropped. */
  async read(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const { desk, line, others, at } = await this.#connection.call('desk.read', { deskId: this.deskId });
      if (asked !== this.#asked || this.#closed) return;
      learnServerTime(at);
      this.desk = desk;
      this.line = [...line, ...others];
      if (!desk.yours || desk.fence !== this.fence) this.lost = true;
    } catch (error) {
      if (asked === this.#asked && !this.#closed) this.refusal = refusedOf(error);
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#gathering);
    for (const stop of this.#stops.splice(0)) stop();
  }

  #follow({ queueId, keepEveryMs: everyMs }: DeskView): void {
    const soon = () => this.#readSoon();
    const heard = { onEvent: soon, onStale: soon };
    const { deskId, fence } = this;
    this.#stops = [
      this.#connection.watch(`line:${queueId}`, heard),
      this.#connection.watch(`queue:${queueId}`, heard),
      this.#connection.on('queue.changed', (change) => {
        if (change.queueId === queueId) soon();
      }),
      keepLease({
        connection: this.#connection,
        deskId,
        fence,
        everyMs,
        onLost: () => (this.lost = true),
        // Whether a person's page is open changes without an event: it is beside the state, not part of it.
        onKept: soon,
      }),
    ];
  }

  #readSoon(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      void this.read();
    }, GATHER_MS);
  }
}
