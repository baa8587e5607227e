import type { Board } from '$contract/queue.ts';
import type { Connection } from '../../lib/connection.svelte.ts';
import { refusedOf, type Refused } from '../../lib/refused.ts';
import { learnServerTime } from '../../lib/serverClock.svelte.ts';

/** Many changes come together: one reading serves them. */
const GATHER_MS = 250;

/** One queue as the wall shows it, read again whenever it changes. */
export class BoardWatch {
  board: Board | null = $state.raw(null);
  refusal: Refused | null = $state.raw(null);
  readonly #connection: Connection;
  readonly #queueId: string;
  readonly #stops: (() => void)[];
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(connection: Connection, queueId: string) {
    this.#connection = connection;
    this.#queueId = queueId;
    const soon = () => this.#readSoon();
    this.#stops = [
      connection.watch(`queue:${queueId}`, { onEvent: soon, onStale: soon }),
      connection.on('queue.changed', (change) => {
        if (change.queueId === queueId) soon();
      }),
    ];
  }

  close(): void {
    this.#asked += 1;
    clearTimeout(this.#gathering);
    for (const stop of this.#stops) stop();
  }

  #readSoon(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      void this.#read();
    }, GATHER_MS);
  }

  /** An answer that a later question has overtaken is dropped. */
  async #read(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const board = await this.#connection.call('board.read', { queueId: this.#queueId });
      if (asked !== this.#asked) return;
      learnServerTime(board.at);
      this.board = board;
      this.refusal = null;
    } catch (error) {
      if (asked === this.#asked) this.refusal = refusedOf(error);
    }
  }
}
