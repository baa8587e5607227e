import { Refusal } from '../contract/errors.ts';
import type { Principal } from '../domain/principal.ts';
import { ownDesk } from './access.ts';
import { touch, type Deps, type Desk, type Ticket, type TicketInFull, type Write } from './ports.ts';

/** A ticket of the desk's queue that this official may do something with: one who waits there, or the one at the desk. */
export async function ticketAtDesk(deps: Deps, principal: Principal, deskId: string, ticketId: string) {
  const { desk, staff } = await ownDesk(deps, principal, deskId);
  const ticket = await deps.store.ticket(ticketId);
  if (!ticket || ticket.queueId !== desk.queueId)
    throw new Refusal('NOT_FOUND', 'not a ticket of this queue');
  demandNotAtAnother(desk, ticket);
  return { desk, staff, ticket };
}

/** Whoever has been called is the business of the desk that called them, and of no other of the queue. */
export function demandNotAtAnother(
  desk: Pick<Desk, 'id'>,
  { state, deskId }: Pick<Ticket, 'state' | 'deskId'>,
): void {
  const received = state === 'called' || state === 'in_session';
  if (received && deskId !== desk.id) throw new Refusal('WRONG_STATE', 'at another desk');
}

/**
 * Part of what an official does from the desk: it is done only if the desk has not changed hands since it was looked at.
 * A change that frees the desk says so by itself.
 */
export const stillHeld = (desk: Desk, ended: { writes: Write[] } | null = null): Write[] =>
  ended && ended.writes.length > 0 ? [] : [touch('Desk', desk)];

/** The same with the one person whom the desk has called. */
export async function calledAtDesk(deps: Deps, principal: Principal, deskId: string) {
  const { desk, staff } = await ownDesk(deps, principal, deskId);
  const ticket: TicketInFull | null = desk.currentTicketId
    ? await deps.store.ticket(desk.currentTicketId)
    : null;
  if (!ticket) throw new Refusal('NO_SESSION');
  demandNotAtAnother(desk, ticket);
  return { desk, staff, ticket };
}
