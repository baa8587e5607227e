import * as z from 'zod';
import { estimateParameters } from './estimate.ts';
import { id, instant } from './ids.ts';
import { localised } from './language.ts';
import { deskPresence } from './presence.ts';

/**
 * Where a ticket stands: band, instant of order (ms since 1970), sequence. Compared left to right; the smaller is
 * called first. It names nobody.
 */
export const orderKey = z.tuple([z.number().int(), z.number().int(), z.number().int()]);
export type OrderKey = z.infer<typeof orderKey>;

export function compareOrder(a: OrderKey, b: OrderKey): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** A callable ticket came into the order or went out of it. */
export const orderChange = z.tuple([z.enum(['in', 'out']), orderKey]);
export type OrderChange = z.infer<typeof orderChange>;

/** What an official says to one who waits, or to all. */
export const notice = z.object({ noticeId: id, words: z.string(), at: instant, toAll: z.boolean() });
export type Notice = z.infer<typeof notice>;

/** On the public stream `queue:<id>`. The client applies it only when `from` is its own version; else it asks again. */
export const queueChanged = z.object({
  from: z.number().int(),
  to: z.number().int(),
  changes: z.array(orderChange),
  /** Where the round of bookings and arrivals stands now; null when no call has moved it. */
  turn: z.number().int().nullable(),
  estimate: estimateParameters,
  calledNow: z.array(z.object({ label: z.string(), desk: z.string() })),
  desks: z.array(deskPresence),
  /** What an official says to all who wait, the latest of this window; null when nothing was said. */
  notice: notice.nullable(),
});
export type QueueChanged = z.infer<typeof queueChanged>;

/** Public board of one queue: numbers and desks, never names. */
export const board = z.object({
  queueId: id,
  name: localised,
  officeName: localised,
  version: z.number().int(),
  waiting: z.number().int(),
  nextLabels: z.array(z.string()),
  calledNow: z.array(z.object({ label: z.string(), desk: z.string() })),
  estimate: estimateParameters,
  at: instant,
});
export type Board = z.infer<typeof board>;
