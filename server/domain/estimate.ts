import type { RuleValue } from './rules.ts';

/** Of one service of a queue: how many wait for it, and how long its latest receptions kept a desk, in seconds. */
export type ServiceFacts = { waiting: number; keptSeconds: readonly number[] };
export type QueueFacts = {
  openDesks: number;
  services: readonly ServiceFacts[];
  /** How long a desk that goes on rests between two calls, as a median; null when nothing shows it. */
  pauseSeconds: number | null;
};

/** Fewer receptions than these say too little of a service; the queue's together, or the office's rule, say more. */
export const ENOUGH = 5;
const SHORTEST_SECONDS = 30;
/** A prior names the quartiles: half of the talks lie between them, which is 1.35 standard deviations of a normal. */
const QUARTILES = 1.35;

/** A few talks that were all alike do not promise that the next will be: of the mean, at least. */
const LEAST_SPREAD = 0.2;

type Learnt = { mean: number; variance: number; from: number };

/**
 * The mean and spread of how long a desk is kept by one person of this queue's line. Each service is learnt from its own
 * latest receptions at this office; those who wait are a mixture of services, so the mean is weighted by who waits, and
 * the spread holds both what differs within a service and between services.
 */
export function learn(
  { services, pauseSeconds }: QueueFacts,
  prior: RuleValue<'estimate.prior'>,
): { meanSeconds: number; spreadSeconds: number; learntFrom: number } {
  const ofQueue = learntFrom(services.flatMap(({ keptSeconds }) => keptSeconds)) ?? learntFromPrior(prior);
  const ofServices = services.map(({ keptSeconds }) => learntFrom(keptSeconds) ?? ofQueue);
  const waiting = services.reduce((sum, service) => sum + service.waiting, 0);
  const mixed =
    waiting === 0
      ? ofQueue
      : mixture(
          ofServices,
          services.map((s) => s.waiting / waiting),
        );
  return {
    meanSeconds: Math.max(SHORTEST_SECONDS, Math.round(mixed.mean + (pauseSeconds ?? 0))),
    spreadSeconds: Math.round(Math.max(Math.sqrt(mixed.variance), mixed.mean * LEAST_SPREAD)),
    learntFrom: Math.round(mixed.from),
  };
}

function learntFrom(samples: readonly number[]): Learnt | null {
  if (samples.length < ENOUGH) return null;
  const mean = samples.reduce((sum, one) => sum + one, 0) / samples.length;
  const variance = samples.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (samples.length - 1);
  return { mean, variance, from: samples.length };
}

function learntFromPrior({ shortSeconds, longSeconds }: RuleValue<'estimate.prior'>): Learnt {
  return {
    mean: (shortSeconds + longSeconds) / 2,
    variance: ((longSeconds - shortSeconds) / QUARTILES) ** 2,
    from: ENOUGH,
  };
}

function mixture(parts: readonly Learnt[], weights: readonly number[]): Learnt {
  const over = (valueOf: (part: Learnt) => number) =>
    parts.reduce((sum, part, i) => sum + weights[i]! * valueOf(part), 0);
  const mean = over((part) => part.mean);
  const from = over((part) => part.from);
  return { mean, variance: over((part) => part.variance + (part.mean - mean) ** 2), from };
}
