import type { Output } from '$contract/commands.ts';
import type { Connection } from '../../../lib/connection.svelte.ts';
import { refusedOf, type Refused } from '../../../lib/refused.ts';

/** Lines that this page does not follow bring appeals, too: those are seen within so many milliseconds. */
const LOOK_AGAIN_MS = 60_000;

export type SubmittedAppeal = Output<'appeal.listSubmitted'>['appeals'][number];

/** The appeals that people handed in by themselves and nobody has registered yet, the oldest first. */
export class Submitted {
  appeals: SubmittedAppeal[] = $state.raw([]);
  refusal: Refused | null = $state.raw(null);
  readonly #connection: Pick<Connection, 'call' | 'watch'>;
  readonly #stops: (() => void)[];
  #asked = 0;

  constructor(connection: Pick<Connection, 'call' | 'watch'>, queueIds: readonly string[]) {
    this.#connection = connection;
    const read = () => void this.read();
    const again = setInterval(read, LOOK_AGAIN_MS);
    this.#stops = queueIds.map((queueId) =>
      connection.watch(`line:${queueId}`, {
        onEvent: ({ type }) => {
          if (type === 'visit.changed') read();
        },
        onStale: read,
      }),
    );
    this.#stops.push(() => clearInterval(again));
    read();
  }

  /** An answer that a later question has overtaken is dropped. */
  async read(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const { appeals } = await this.#connection.call('appeal.listSubmitted', {});
      if (asked !== this.#asked) return;
      this.appeals = appeals;
      this.refusal = null;
    } catch (error) {
      if (asked === this.#asked) this.refusal = refusedOf(error);
    }
  }

  close(): void {
    this.#asked += 1;
    for (const stop of this.#stops.splice(0)) stop();
  }
}
