import { missedBy } from '$contract/estimate.ts';
import type { Output } from '$contract/commands.ts';

export type QueueErrors = Output<'estimate.readErrors'>['queues'][number];
export type Point = QueueErrors['points'][number];

/** Four waits of five are meant to end within the range (docs/decisions/0010-estimates.md). */
export const AIM = 0.8;

export type Verdict = 'within' | 'shorter' | 'longer';

export function verdictOf({ low, high, waited }: Point): Verdict {
  const missed = missedBy(low, high, waited);
  if (missed === 0) return 'within';
  return missed < 0 ? 'shorter' : 'longer';
}

/** By how much a wait missed its range, in minutes; half a minute is a minute, so that no miss is told as none. */
export const missedMinutes = ({ low, high, waited }: Point): number =>
  Math.max(1, minutesOf(Math.abs(missedBy(low, high, waited))));

export const minutesOf = (seconds: number): number => Math.round(seconds / 60);

/** Within the range, of all; null where nothing has come to an end. */
export const shareOf = ({ waits, within }: Pick<QueueErrors, 'waits' | 'within'>): number | null =>
  waits === 0 ? null : within / waits;

export const reachesAim = (queue: QueueErrors): boolean => (shareOf(queue) ?? 0) >= AIM;

/** Queues in which waits have ended; those that miss the aim the most come first. */
export const judged = (queues: readonly QueueErrors[]): QueueErrors[] =>
  queues.filter(({ waits }) => waits > 0).sort((a, b) => shareOf(a)! - shareOf(b)! || b.waits - a.waits);

/** All queues together. Medians do not add up, so there is no common one. */
export function sumOf(queues: readonly QueueErrors[]) {
  const sum = (of: 'waits' | 'within' | 'shorter' | 'longer') =>
    queues.reduce((total, queue) => total + queue[of], 0);
  return { waits: sum('waits'), within: sum('within'), shorter: sum('shorter'), longer: sum('longer') };
}
