import type { Output } from '$contract/commands.ts';
import type { Connection } from '../../lib/connection.svelte.ts';
import { refusedOf, type Refused } from '../../lib/refused.ts';

/** Many events of one change come together: one reading serves them. */
const GATHER_MS = 250;

export type ListedDesk = Output<'desk.list'>['desks'][number];

/** The desks of this official's offices and how each stands now, read again whenever one of their lines says so. */
export class DeskList {
  desks: ListedDesk[] | null = $state.raw(null);
  refusal: Refused | null = $state.raw(null);
  readonly #connection: Pick<Connection, 'call' | 'watch'>;
  readonly #watched = new Map<string, () => void>();
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(connection: Pick<Connection, 'call' | 'watch'>) {
    this.#connection = connection;
    void this.read();
  }

  get queueIds(): string[] {
    return [...new Set(this.desks?.map(({ queueId }) => queueId))];
  }

  /** An answer that a later question has overtaken is dropped. */
  async read(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const { desks } = await this.#connection.call('desk.list', {});
      if (asked !== this.#asked) return;
      this.desks = desks;
      this.refusal = null;
      this.#follow();
    } catch (error) {
      if (asked === this.#asked) this.refusal = refusedOf(error);
    }
  }

  close(): void {
    this.#asked += 1;
    clearTimeout(this.#gathering);
    for (const stop of this.#watched.values()) stop();
  }

  /** A line tells of its desks and of the talks at them. */
  #follow(): void {
    const soon = () => this.#readSoon();
    for (const queueId of this.queueIds) {
      if (this.#watched.has(queueId)) continue;
      const stop = this.#connection.watch(`line:${queueId}`, { onEvent: soon, onStale: soon });
      this.#watched.set(queueId, stop);
    }
  }

  #readSoon(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      void this.read();
    }, GATHER_MS);
  }
}
