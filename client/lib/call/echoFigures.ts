import type { PathOutcome } from '$contract/device-test.ts';

type Figures = Pick<PathOutcome, 'reached' | 'loss' | 'delayMs' | 'jitterMs'>;
export const NOT_REACHED: Figures = { reached: false, loss: null, delayMs: null, jitterMs: null };

/**
 * What the round trips of numbered datagrams say of a path. `roundTrips` are those that came back, in milliseconds and
 * in the order of their numbers; the delay is their median, the jitter the mean step from one to the next. A path that
 * brings nothing back is not reached, whatever connected.
 */
export function figuresOf(sent: number, roundTrips: readonly number[]): Figures {
  if (sent === 0 || roundTrips.length === 0) return NOT_REACHED;
  return {
    reached: true,
    loss: thousandths(1 - Math.min(1, roundTrips.length / sent)),
    delayMs: Math.round(median(roundTrips)),
    jitterMs: Math.round(meanStep(roundTrips)),
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function meanStep(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const steps = values.slice(1).map((value, at) => Math.abs(value - values[at]!));
  return steps.reduce((sum, step) => sum + step, 0) / steps.length;
}

const thousandths = (share: number) => Math.round(share * 1_000) / 1_000;
