import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Guesses } from '../actions/ports/guesses.ts';
import type { GuessBudget, GuessBudgets } from '../actions/settings.ts';
import { Refusal } from '../contract/errors.ts';

const MINUTES = 60;
const HOURS = 3_600;

/** How many wrong guesses in how many seconds; why these figures: docs/decisions/0006-lockout.md. */
export const GUESSES: GuessBudgets = {
  passwordAtKnownDevice: { points: 10, seconds: 15 * MINUTES },
  passwordAtUnknownDevices: { points: 10, seconds: 15 * MINUTES },
  codeInSignIn: { points: 5, seconds: 24 * HOURS },
  codeAtKnownDevice: { points: 20, seconds: 6 * HOURS },
  codeAtUnknownDevices: { points: 20, seconds: 24 * HOURS },
};

export function createGuesses(budgets: GuessBudgets): Guesses {
  const limiters = Object.fromEntries(
    Object.entries(budgets).map(([name, { points, seconds }]) => [
      name,
      new RateLimiterMemory({ points, duration: seconds, keyPrefix: name }),
    ]),
  ) as Record<GuessBudget, RateLimiterMemory>;

  return {
    // Spent before the guess is looked at and given back after a right one: a thousand guesses at once cannot all be
    // looked at before the first of them has counted.
    async guess(charges, look) {
      const spent: (typeof charges)[number][] = [];
      const giveBack = () => Promise.all(spent.map(({ budget, of }) => limiters[budget].reward(of)));
      try {
        for (const charge of charges) {
          await spend(limiters[charge.budget], charge.of);
          spent.push(charge);
        }
        const found = await look();
        if (found !== null) await giveBack();
        return found;
      } catch (error) {
        await giveBack();
        throw error;
      }
    },
  };
}

async function spend(limiter: RateLimiterMemory, of: string): Promise<void> {
  try {
    await limiter.consume(of);
  } catch (rejected) {
    if (rejected instanceof Error) throw rejected;
    throw new Refusal('TOO_MANY_REQUESTS', 'the budget of wrong guesses is spent');
  }
}
