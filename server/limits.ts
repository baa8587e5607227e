import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { CommandName } from './contract/commands.ts';
import { COMMANDS } from './contract/commands.ts';
import { Refusal } from './contract/errors.ts';
import { networkOf } from './network-of.ts';
import { principalRef, type Principal } from './domain/principal.ts';

type Limit = { points: number; seconds: number };

/** How often in a window: enough for people in a hurry, too little for a flood. */
export type LimitSettings = {
  /** Of one principal. */
  command: Limit;
  query: Limit;
  signal: Limit;
  /** Of one address, before anyone is known. */
  anyone: Limit;
  signIn: Limit;
  takeTicket: Limit;
  /** Codes cost money and wake people: beside the limits of each ticket and contact. */
  askCode: Limit;
};

export const LIMITS: LimitSettings = {
  command: { points: 60, seconds: 20 },
  query: { points: 240, seconds: 20 },
  signal: { points: 240, seconds: 20 },
  anyone: { points: 600, seconds: 60 },
  signIn: { points: 20, seconds: 60 },
  takeTicket: { points: 60, seconds: 60 },
  askCode: { points: 30, seconds: 60 },
};

export type Limits = {
  /** @throws Refusal TOO_MANY_REQUESTS */
  take(principal: Principal, address: string, what: CommandName | 'watch' | 'file'): Promise<void>;
};

const SIGN_IN: readonly string[] = ['staff.signIn', 'account.signIn'];
const ASK_CODE: readonly string[] = ['ticket.askCode', 'account.askCode'];

/** A principal is counted by itself once it is known, by its address only before: one office shares an address. */
export function createLimits(settings: LimitSettings): Limits {
  const limiter = ({ points, seconds }: Limit) => new RateLimiterMemory({ points, duration: seconds });
  const limiters = Object.fromEntries(
    Object.entries(settings).map(([name, limit]) => [name, limiter(limit)]),
  ) as Record<keyof LimitSettings, RateLimiterMemory>;

  return {
    async take(principal, from, what) {
      const address = networkOf(from);
      const kind = kindOf(what);
      if (principal.kind === 'anyone') await spend(limiters.anyone, address);
      else await spend(limiters[kind], principalRef(principal));
      if (SIGN_IN.includes(what)) await spend(limiters.signIn, address);
      if (what === 'ticket.take') await spend(limiters.takeTicket, address);
      if (ASK_CODE.includes(what)) await spend(limiters.askCode, address);
    },
  };
}

function kindOf(what: Parameters<Limits['take']>[2]): 'command' | 'query' | 'signal' {
  if (what === 'watch') return 'signal';
  return what === 'file' ? 'query' : COMMANDS[what].kind;
}

async function spend(limiter: RateLimiterMemory, who: string): Promise<void> {
  try {
    await limiter.consume(who);
  } catch (rejected) {
    if (rejected instanceof Error) throw rejected;
    throw new Refusal('TOO_MANY_REQUESTS');
  }
}
