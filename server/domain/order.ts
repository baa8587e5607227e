import type { OrderKey } from '../contract/queue.ts';

/** Bands of a queue, called in this order: out-of-turn categories (O87-9), bookings due, then arrival. */
export const BANDS = { outOfTurn: 0, booked: 1, arrival: 2 } as const;

export type Ordered = { band: number; orderAt: Date; seq: bigint };

export function orderKeyOf(ticket: Ordered): OrderKey {
  return [ticket.band, ticket.orderAt.getTime(), Number(ticket.seq)];
}
