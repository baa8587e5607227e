import type { TicketState } from '../contract/ticket.ts';

/**
 * May a person's room and transports be made ready? Yes once they are called, and while waiting when their rank is
 * within the open desks and one more, so that one press joins at once (design.md, "Session and media").
 */
export function mayPrepare(
  state: TicketState,
  place: { ahead: number; estimate: { openDesks: number } } | null,
): boolean {
  if (state === 'called' || state === 'in_session') return true;
  if (state !== 'waiting' || !place || place.estimate.openDesks === 0) return false;
  return place.ahead < place.estimate.openDesks + 1;
}
