import { Refusal } from '../contract/errors.ts';
import type { Principal } from '../domain/principal.ts';
import { ownDesk } from './access.ts';
import type { Deps, TicketInFull } from './ports.ts';

/** A ticket of the desk's queue that this official may do something with: one who waits there, or the one at the desk. */
export async function ticketAtDesk(deps: Deps, principal: Principal, deskId: string, ticketId: string) {
  const { desk, staff } = await ownDesk(deps, principal, deskId);
  const ticket = await deps.store.ticket(ticketId);
  if (!ticket || ticket.queueId !== desk.queueId)
    throw new Refusal('NOT_FOUND', 'not a ticket of this queue');
  const received = ticket.state === 'called' || ticket.state === 'in_session';
  if (received && desk.currentTicketId !== ticketId) throw new Refusal('WRONG_STATE', 'at another desk');
  return { desk, staff, ticket };
}

/** The same with the one person whom the desk has called. */
export async function calledAtDesk(deps: Deps, principal: Principal, deskId: string) {
  const { desk, staff } = await ownDesk(deps, principal, deskId);
  const ticket: TicketInFull | null = desk.currentTicketId
    ? await deps.store.ticket(desk.currentTicketId)
    : null;
  if (!ticket) throw new Refusal('NO_SESSION');
  return { desk, staff, ticket };
}
