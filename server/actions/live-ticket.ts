import { Refusal } from '../contract/errors.ts';
import type { Principal } from '../domain/principal.ts';
import { ENDED_TICKET_STATES } from '../domain/ticket.ts';
import { ticketHolder } from './access.ts';
import type { Deps } from './ports/deps.ts';
import type { TicketInFull } from './reads/rows.ts';

/** The holder's own ticket, as long as a reception may come of it. */
export async function liveTicket(deps: Deps, principal: Principal, ticketId: string): Promise<TicketInFull> {
  ticketHolder(principal, ticketId);
  const ticket = await deps.store.ticket(ticketId);
  if (!ticket) throw new Refusal('NOT_FOUND');
  if (ENDED_TICKET_STATES.includes(ticket.state))
    throw new Refusal('WRONG_STATE', `ticket is ${ticket.state}`);
  return ticket;
}
