import * as z from 'zod';
import { id, instant } from './ids.ts';
import { localised } from './language.ts';

/**
 * What a wait is worked out from: open desks, how long one reception keeps a desk from call to call, in seconds, with its
 * spread (standard deviation) and from how many receptions that is known, and the next break of the office today. How they are learnt: `domain/estimate.ts`.
 */
export const estimateParameters = z.object({
  openDesks: z.number().int().nonnegative(),
  meanSeconds: z.number().int().positive(),
  spreadSeconds: z.number().int().nonnegative(),
  /** From how many receptions that was learnt: the mean itself is the less certain the fewer they are. */
  learntFrom: z.number().int().positive(),
  nextBreak: z.object({ from: instant, to: instant }).nullable(),
});
export type EstimateParameters = z.infer<typeof estimateParameters>;

/** Four waits of five are meant to end within the range: 1.28 standard deviations to each side. */
const REACH = 1.28;

/**
 * The range of a wait in minutes for someone with `ahead` callable people before them, from an instant on (ms). Desks
 * work side by side and free themselves one after the other, so the person is called when a desk becomes free for the
 * (ahead + 1)th time, and the first of them is half over already. Each talk differs, and the mean that all of them share
 * may be off as well: both widen the range. A break that begins within the wait is added to it.
 * With no desk open there is nothing to estimate from.
 */
export function estimateWait(
  ahead: number,
  p: EstimateParameters,
  now: number,
): { low: number; high: number } | null {
  if (p.openDesks === 0) return null;
  const middle = ((ahead + 0.5) * p.meanSeconds) / p.openDesks;
  const unsure = ahead + 1 + (ahead + 0.5) ** 2 / p.learntFrom;
  const reach = (REACH * Math.sqrt(unsure) * p.spreadSeconds) / p.openDesks;
  const [low, high] = [Math.max(0, middle - reach), middle + reach].map((s) => s + breakWithin(s, p, now));
  const minutes = Math.floor(low! / 60);
  return { low: minutes, high: Math.max(Math.ceil(high! / 60), minutes + 1) };
}

/**
 * The range as it is shown: an estimate is not known to the minute, and figures that look exact are believed to be.
 * Nothing is promised by it that the range does not hold.
 */
export function inSteps({ low, high }: { low: number; high: number }): { low: number; high: number } {
  const step = high <= 15 ? 1 : high <= 60 ? 5 : 10;
  return { low: Math.floor(low / step) * step, high: Math.ceil(high / step) * step };
}

/** Seconds of the next break that a wait of so many seconds meets. */
function breakWithin(seconds: number, { nextBreak }: EstimateParameters, now: number): number {
  if (!nextBreak) return 0;
  const [from, to] = [Math.max(Date.parse(nextBreak.from), now), Date.parse(nextBreak.to)];
  return to > from && from < now + seconds * 1000 ? (to - from) / 1000 : 0;
}

/** By how much a wait missed its range, in the unit of all three: below zero it was shorter, above longer, 0 within. */
export function missedBy(low: number, high: number, waited: number): number {
  return waited < low ? waited - low : Math.max(0, waited - high);
}

/** What was foretold at the taking of tickets and what became of it, for administrators; seconds. Numbers, never people. */
export const readErrors = {
  input: z.object({ days: z.number().int().min(1).max(90) }),
  output: z.object({
    queues: z.array(
      z.object({
        queueId: id,
        name: localised,
        officeName: localised,
        /** How many waits came to an end, and how many of them within the range that was foretold. */
        waits: z.number().int(),
        within: z.number().int(),
        /** Of those outside: how many were shorter and how many longer, and the median of how much they missed the range. */
        shorter: z.number().int(),
        longer: z.number().int(),
        missedSeconds: z.number().int().nullable(),
        /** The latest of them: the instant, the foretold range, and the wait. */
        points: z.array(
          z.object({
            at: instant,
            low: z.number().int(),
            high: z.number().int(),
            waited: z.number().int(),
          }),
        ),
      }),
    ),
  }),
};
