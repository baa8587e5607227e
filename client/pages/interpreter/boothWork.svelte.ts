import type { Output } from '$contract/commands.ts';
import type { PersonInNeed } from '$contract/interpreter.ts';
import type { Connection } from '../../lib/connection.svelte.ts';
import { keepSaying } from '../../lib/keepSaying.ts';
import { refusedOf, type Refused } from '../../lib/refused.ts';
import { noLongerReady } from './noLongerReady.ts';

/** Many events of one change come together, and of many queues: one reading serves them. */
const GATHER_MS = 400;

type Act = 'interpreter.take' | 'interpreter.release' | 'interpreter.setReady';

/** The people an interpreter may interpret for, as this page follows them, and the word that the interpreter is there. */
export class BoothWork {
  /** Null until they are read. */
  people: PersonInNeed[] | null = $state.raw(null);
  total = $state(0);
  /** Who cannot be called any more because the interpreter was not heard of. */
  lost: string[] = $state.raw([]);
  refusal: Refused | null = $state.raw(null);
  /** The person something is being done about. */
  doing: { ticketId: string; act: Act } | null = $state.raw(null);
  readonly #connection: Pick<Connection, 'call' | 'watch'>;
  readonly #watched = new Map<string, () => void>();
  #stopKeeping: (() => void) | undefined;
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #closed = false;

  constructor(connection: Pick<Connection, 'call' | 'watch'>) {
    this.#connection = connection;
    void this.read();
  }

  take(ticketId: string): Promise<void> {
    const ask = () => this.#connection.call('interpreter.take', { ticketId });
    return this.#act('interpreter.take', ticketId, ask, {});
  }

  release(ticketId: string): Promise<void> {
    const ask = () => this.#connection.call('interpreter.release', { ticketId });
    return this.#act('interpreter.release', ticketId, ask, { taken: 'nobody', ready: false });
  }

  setReady(ticketId: string, ready: boolean): Promise<void> {
    const ask = () => this.#connection.call('interpreter.setReady', { ticketId, ready });
    return this.#act('interpreter.setReady', ticketId, ask, { ready });
  }

  /** Nobody is called with somebody who has gone: before signing out. */
  async standDown(): Promise<void> {
    for (const { ticketId, ready, taken, session } of this.people ?? [])
      if (ready && taken === 'you' && !session) await this.setReady(ticketId, false);
  }

  /** An answer that a later question has overtaken is dropped. */
  async read(): Promise<void> {
    const asked = ++this.#asked;
    try {
      const list = await this.#connection.call('interpreter.list', {});
      if (asked !== this.#asked || this.#closed) return;
      this.#show(list);
      this.#follow(list);
    } catch (error) {
      if (asked === this.#asked && !this.#closed) this.refusal = refusedOf(error);
    }
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#gathering);
    this.#stopKeeping?.();
    for (const stop of this.#watched.values()) stop();
  }

  /** @param become what the page knows of the person once it is done, before it reads again */
  async #act(
    act: Act,
    ticketId: string,
    ask: () => Promise<unknown>,
    become: Partial<PersonInNeed>,
  ): Promise<void> {
    if (this.doing) return;
    this.doing = { ticketId, act };
    this.refusal = null;
    try {
      await ask();
      this.lost = [];
      this.people = (this.people ?? []).map((one) =>
        one.ticketId === ticketId ? { ...one, ...become } : one,
      );
    } catch (error) {
      this.refusal = refusedOf(error);
    } finally {
      this.doing = null;
      void this.read();
    }
  }

  #show({ people, total }: Output<'interpreter.list'>): void {
    const lost = noLongerReady(this.people ?? [], people);
    if (lost.length > 0) this.lost = lost;
    this.people = people;
    this.total = total;
  }

  #follow({ queueIds, keepEveryMs }: Output<'interpreter.list'>): void {
    const soon = () => this.readSoon();
    for (const queueId of queueIds) {
      if (this.#watched.has(queueId)) continue;
      const stop = this.#connection.watch(`line:${queueId}`, { onEvent: soon, onStale: soon });
      this.#watched.set(queueId, stop);
    }
    // That a colleague is not heard of any more comes without an event.
    this.#stopKeeping ??= keepSaying(keepEveryMs, async () => {
      await this.#connection.call('interpreter.keep', {}).catch(refusedOf);
      soon();
    });
  }

  /** Reads again in a moment, once for all that asks for it until then. */
  readSoon(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      void this.read();
    }, GATHER_MS);
  }
}
