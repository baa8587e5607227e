import type { DeskState } from '../contract/desk.ts';
import { after } from '../domain/machine.ts';
import { sessionMachine } from '../domain/session.ts';
import { Refusal } from '../contract/errors.ts';
import { update, type Deps, type NewEvent, type Ticket, type Write } from './ports.ts';

/** Ends the open session of a ticket, if it has one, and frees its desk, perhaps into another state: part of a larger command. */
export async function endOpenSession(
  deps: Deps,
  ticket: Ticket,
  at: Date,
  desk: { state?: DeskState } = {},
): Promise<{ writes: Write[]; events: NewEvent[] }> {
  const session = await deps.store.openSessionOfVisit(ticket.visitId);
  if (!session || session.ticketId !== ticket.id) return { writes: [], events: [] };
  const state = after(sessionMachine, session.state, 'end');
  if (state === null) throw new Refusal('SESSION_ENDED');
  return {
    writes: [
      update('Session', session, { state, endedAt: at }),
      update('Desk', session.desk, { currentTicketId: null, ...desk }),
    ],
    events: [
      { stream: `session:${session.id}`, type: 'session.changed', payload: { state } },
      {
        stream: `line:${ticket.queueId}`,
        type: 'desk.changed',
        payload: { deskId: session.deskId, state: desk.state ?? session.desk.state },
      },
      { stream: `queue:${ticket.queueId}`, type: 'desks.changed', payload: {} },
    ],
  };
}
