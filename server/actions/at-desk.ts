import { Refusal } from '../contract/errors.ts';
import type { Principal } from '../domain/principal.ts';
import { OPEN_TICKET_STATES } from '../domain/ticket.ts';
import { ownDesk } from './access.ts';
import type { Deps } from './ports/deps.ts';
import { touch, type Write } from './ports/change.ts';
import type { Desk, TicketInFull } from './reads/rows.ts';

/** A ticket of the desk's queue that this official may do something with: one who waits there, or the one at the desk. */
export async function ticketAtDesk(deps: Deps, principal: Principal, deskId: string, ticketId: string) {
  const { desk, staff } = await ownDesk(deps, principal, deskId);
  const ticket = await ticketOfQueue(deps, desk, ticketId);
  return { desk, staff, ticket };
}

/** The same for what is not the business of the official whom the person complains of: nor do they learn that from us. */
export async function ticketOfOfficial(deps: Deps, principal: Principal, deskId: string, ticketId: string) {
  const found = await ticketAtDesk(deps, principal, deskId, ticketId);
  const excluded = await deps.store.exclusionsOf(found.ticket.visitId);
  if (excluded.includes(found.staff.staffId)) throw new Refusal('FOR_ANOTHER_DESK');
  return found;
}

/**
 * Reads the ticket for the desk; again within the queue's turn, for what was read before the turn may be over: a person
 * who was put back meanwhile may be received at another desk by now.
 */
export async function ticketOfQueue(
  deps: Deps,
  desk: { id: string; queueId: string },
  ticketId: string,
): Promise<TicketInFull> {
  const ticket = await deps.store.ticket(ticketId);
  if (!ticket || ticket.queueId !== desk.queueId)
    throw new Refusal('NOT_FOUND', 'not a ticket of this queue');
  if (!OPEN_TICKET_STATES.includes(ticket.state))
    throw new Refusal('WRONG_STATE', `ticket is ${ticket.state}`);
  if (isReceived(ticket) && ticket.deskId !== desk.id) throw new Refusal('WRONG_STATE', 'at another desk');
  return ticket;
}

/**
 * Part of what an official does from the desk: it is done only if the desk has not changed hands since it was looked at.
 * A change that frees the desk says so by itself.
 */
export const stillHeld = (desk: Desk, ended: { writes: Write[] } | null = null): Write[] =>
  ended && ended.writes.length > 0 ? [] : [touch('Desk', desk)];

export const isReceived = ({ state }: Pick<TicketInFull, 'state'>): boolean =>
  state === 'called' || state === 'in_session';

/** The same with the one person whom the desk has called. */
export async function calledAtDesk(deps: Deps, principal: Principal, deskId: string) {
  const { desk, staff } = await ownDesk(deps, principal, deskId);
  if (!desk.currentTicketId) throw new Refusal('NO_SESSION');
  const ticket = await ticketOfQueue(deps, desk, desk.currentTicketId);
  return { desk, staff, ticket };
}
