import type { GuessBudget } from '../settings.ts';

/** Counts wrong guesses of secrets that people type. */
export type Guesses = {
  /**
   * Looks at one guess and charges it to each of the budgets, unless it is right (`look` finds something).
   * @throws Refusal TOO_MANY_REQUESTS when one of them is spent: then nobody looks
   */
  guess<T>(
    charges: readonly { budget: GuessBudget; of: string }[],
    look: () => Promise<T | null>,
  ): Promise<T | null>;
};
