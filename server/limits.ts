import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Refusal } from './contract/errors.ts';
import { principalRef, type Principal } from './domain/principal.ts';

/** Points for each window: enough for people in a hurry, too few for a flood. */
export type LimitSettings = {
  perPrincipal: { points: number; seconds: number };
  signals: { points: number; seconds: number };
  perAddress: { points: number; seconds: number };
  signIn: { points: number; seconds: number };
};

export const LIMITS: LimitSettings = {
  perPrincipal: { points: 120, seconds: 20 },
  signals: { points: 240, seconds: 20 },
  perAddress: { points: 600, seconds: 60 },
  signIn: { points: 20, seconds: 60 },
};

export type Limits = {
  /** @throws Refusal TOO_MANY_REQUESTS */
  take(principal: Principal, address: string, kind: 'query' | 'command' | 'signal'): Promise<void>;
  takeSignIn(address: string): Promise<void>;
};

/** A principal is counted by itself once it is known, by its address only before: one office shares an address. */
export function createLimits(settings: LimitSettings): Limits {
  const limiter = ({ points, seconds }: { points: number; seconds: number }) =>
    new RateLimiterMemory({ points, duration: seconds });
  const [principals, signals, addresses, signIns] = [
    limiter(settings.perPrincipal),
    limiter(settings.signals),
    limiter(settings.perAddress),
    limiter(settings.signIn),
  ];
  return {
    take(principal, address, kind) {
      if (principal.kind === 'anyone') return spend(addresses, address);
      return spend(kind === 'signal' ? signals : principals, principalRef(principal));
    },
    takeSignIn: (address) => spend(signIns, address),
  };
}

async function spend(limiter: RateLimiterMemory, who: string): Promise<void> {
  try {
    await limiter.consume(who);
  } catch (rejected) {
    if (rejected instanceof Error) throw rejected;
    throw new Refusal('TOO_MANY_REQUESTS', who.split(':')[0]);
  }
}
