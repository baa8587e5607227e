import { BUDGETS } from './budgets.ts';

/**
 * By consumer that is let through: for how long it has come without a gap, in milliseconds and up to the budget; null while
 * nothing comes of it.
 */
export type Arrivals = ReadonlyMap<string, number | null>;

type Run = {
  value: number;
  /** When it grew last. */
  at: number;
  /** When it began to come after its last gap. */
  from: number;
};

/** Which consumers bring nothing although they are let through: their sender's path is lost, whoever has noticed it. */
export class Quiet {
  readonly #runs = new Map<string, Run>();

  /** @param arrived by consumer, counted up */
  look(arrived: ReadonlyMap<string, number>, now: number): Arrivals {
    const arrivals = new Map<string, number | null>();
    for (const [id, value] of arrived) {
      const { at, from } = this.#run(id, value, now);
      const comes = now - at < BUDGETS.quietPerson;
      arrivals.set(id, comes ? Math.min(at - from, BUDGETS.quietPerson) : null);
    }
    for (const id of this.#runs.keys()) if (!arrived.has(id)) this.#runs.delete(id);
    return arrivals;
  }

  /** Nobody is let through for a while: what did not come then says nothing. */
  forget(): void {
    this.#runs.clear();
  }

  #run(id: string, value: number, now: number): Run {
    const before = this.#runs.get(id);
    if (before?.value === value) return before;
    // Seen for the first time, it has no gap behind it.
    const goesOn = before && now - before.at < BUDGETS.quietPerson;
    const run = { value, at: now, from: before ? (goesOn ? before.from : now) : -Infinity };
    this.#runs.set(id, run);
    return run;
  }
}
