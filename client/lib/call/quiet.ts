import { BUDGETS } from './budgets.ts';

/** Which consumers bring nothing although they are let through: their sender's path is lost, whoever has noticed it. */
export class Quiet {
  readonly #grew = new Map<string, { value: number; at: number }>();

  /** @param arrived by consumer, counted up  @returns for each whether nothing has come of it for the budget */
  look(arrived: ReadonlyMap<string, number>, now: number): Map<string, boolean> {
    const quiet = new Map<string, boolean>();
    for (const [id, value] of arrived) {
      const before = this.#grew.get(id);
      if (before?.value !== value) this.#grew.set(id, { value, at: now });
      const at = this.#grew.get(id)!.at;
      quiet.set(id, now - at >= BUDGETS.quietPerson);
    }
    for (const id of this.#grew.keys()) if (!arrived.has(id)) this.#grew.delete(id);
    return quiet;
  }

  /** Nobody is let through for a while: what did not come then says nothing. */
  forget(): void {
    this.#grew.clear();
  }
}
