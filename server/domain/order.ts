import type { TicketState } from '../contract/ticket.ts';
import type { OrderKey } from '../contract/queue.ts';

export type Ordered = { band: number; orderAt: Date; seq: bigint };

export function orderKeyOf(ticket: Ordered): OrderKey {
  return [ticket.band, ticket.orderAt.getTime(), Number(ticket.seq)];
}

/**
 * Can this person be called now? Whoever is away, is booked for later, or waits for an interpreter is not overtaken by a
 * call: they keep the place and stand in the order again when they are callable.
 */
export const isCallable = (ticket: { state: TicketState; due: boolean; interpreted: boolean }): boolean =>
  ticket.state === 'waiting' && ticket.due && ticket.interpreted;
