import * as z from 'zod';
import { compareOrder, type OrderKey } from './queue.ts';

/** Bands of a queue: out-of-turn categories (O87-9) before all, then bookings that are due and arrivals, blended. */
export const BANDS = { outOfTurn: 0, booked: 1, arrival: 2 } as const;

/**
 * How an office blends bookings and arrivals: of each round so many booked people, then so many arrivals. With no
 * arrivals in the round, bookings that are due come first. A band that has nobody gives its places to the other.
 */
export const blending = z.object({
  booked: z.number().int().min(1).max(100),
  arrivals: z.number().int().min(0).max(100),
});
export type Blending = z.infer<typeof blending>;

/** How many callable people of each band stand before somebody; of the band it is blended with, how many there are. */
export const standing = z.tuple([
  z.number().int().nonnegative(),
  z.number().int().nonnegative(),
  z.number().int().nonnegative(),
]);
export type Standing = z.infer<typeof standing>;

/** What was used up of the round: the first `booked` places are for bookings, the rest for arrivals. */
type Round = { turn: number; blending: Blending };

/**
 * Whose turn it is: the band of the next call and the turn after it, or null when nobody is there. A call from one band
 * uses up the places of the other that nobody came for.
 */
export function nextTurn(has: readonly [boolean, boolean, boolean], round: Round) {
  const { turn } = round;
  if (has[BANDS.outOfTurn]) return { band: BANDS.outOfTurn, turn };
  const { booked, arrivals } = round.blending;
  const places = booked + arrivals;
  for (let used = 0; used < places; used++) {
    const place = (turn + used) % places;
    const band = place < booked ? BANDS.booked : BANDS.arrival;
    if (has[band]) return { band, turn: (place + 1) % places };
  }
  return has[BANDS.arrival] ? { band: BANDS.arrival, turn } : null;
}

/** How many people would be called before somebody of this band. */
export function aheadOf(
  band: number,
  [first, booked, arrivals]: Standing,
  { turn, blending }: Round,
): number {
  // A turn that was kept under another rule is taken into the round of this one, as `nextTurn` does.
  const round = { turn: turn % (blending.booked + blending.arrivals), blending };
  if (band === BANDS.outOfTurn) return first;
  if (band === BANDS.booked)
    return first + booked + Math.min(arrivals, placesBefore('booked', booked, round));
  return first + arrivals + Math.min(booked, placesBefore('arrivals', arrivals, round));
}

/** The places of the other band in the round, from the turn on, before the own band's place number `nth` (from 0). */
function placesBefore(own: 'booked' | 'arrivals', nth: number, { turn, blending: b }: Round): number {
  if (own === 'arrivals' && b.arrivals === 0) return Infinity;
  const bookedLeft = Math.max(0, b.booked - turn);
  const arrivalsLeft = b.arrivals - Math.max(0, turn - b.booked);
  if (own === 'booked') {
    if (nth < bookedLeft) return 0;
    return arrivalsLeft + Math.floor((nth - bookedLeft) / b.booked) * b.arrivals;
  }
  if (nth < arrivalsLeft) return bookedLeft;
  return bookedLeft + (Math.floor((nth - arrivalsLeft) / b.arrivals) + 1) * b.booked;
}

/** People in the order in which they will be called. `keyOf` tells where each stands. */
export function inCallingOrder<T>(people: readonly T[], keyOf: (one: T) => OrderKey, round: Round): T[] {
  const sorted = [...people].sort((a, b) => compareOrder(keyOf(a), keyOf(b)));
  const bands = [0, 1, 2].map((band) => sorted.filter((one) => keyOf(one)[0] === band));
  const taken = [0, 0, 0];
  const order: T[] = [];
  let { turn } = round;
  const has = (band: number) => taken[band]! < bands[band]!.length;
  for (;;) {
    const next = nextTurn([has(0), has(1), has(2)], { turn, blending: round.blending });
    if (!next) return order;
    order.push(bands[next.band]![taken[next.band]!]!);
    taken[next.band]! += 1;
    turn = next.turn;
  }
}
