import type { CallInput, CommandName, Output } from '$contract/commands.ts';
import type { Dossier } from '$contract/dossier.ts';
import { streamEvents } from '$contract/events.ts';
import type { Connection } from '../../../lib/connection.svelte.ts';
import { refusedOf, type Refused } from '../../../lib/refused.ts';

type Asks = Pick<Connection, 'call' | 'watch'>;
type Of = {
  visitId: string;
  /** Whose line tells of the visit; none: read again only after one's own acts. */ queueId?: string;
};

/** What one visit leaves behind, as the official works on it: read again whenever the line says that it changed. */
export class DeskDossier {
  readonly visitId: string;
  view: Dossier | null = $state.raw(null);
  refusal: Refused | null = $state.raw(null);
  /** The command that is on its way. */
  doing: CommandName | null = $state(null);
  readonly #connection: Asks;
  readonly #stop: () => void;
  #asked = 0;

  constructor(connection: Asks, { visitId, queueId }: Of) {
    this.#connection = connection;
    this.visitId = visitId;
    this.#stop = queueId ? this.#follow(queueId) : () => {};
    void this.read();
  }

  /** Does one command and reads the dossier after it. Null when it was refused; `refusal` then says why. */
  async act<N extends CommandName>(name: N, input: CallInput<N>): Promise<Output<N> | null> {
    if (this.doing) return null;
    this.doing = name;
    this.refusal = null;
    try {
      return await this.#connection.call(name, input);
    } catch (error) {
      this.refusal = refusedOf(error);
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
      const view = await this.#connection.call('dossier.read', { visitId: this.visitId });
      if (asked === this.#asked) this.view = view;
    } catch (error) {
      if (asked === this.#asked) this.refusal = refusedOf(error);
    }
  }

  /** After a reading that was refused. */
  async readAgain(): Promise<void> {
    this.refusal = null;
    await this.read();
  }

  close(): void {
    this.#asked += 1;
    this.#stop();
  }

  #follow(queueId: string): () => void {
    const read = () => void this.read();
    return this.#connection.watch(`line:${queueId}`, {
      onEvent: ({ type, payload }) => {
        if (type !== 'visit.changed') return;
        const changed = streamEvents['visit.changed'].safeParse(payload);
        if (changed.success && changed.data.visitId === this.visitId) read();
      },
      onStale: read,
    });
  }
}
