import type { DeskState } from '../contract/desk.ts';
import { after } from '../domain/machine.ts';
import { sessionMachine } from '../domain/session.ts';
import { Refusal } from '../contract/errors.ts';
import { endCloseUps } from './end-close-ups.ts';
import { removeBytes } from './remove-file.ts';
import type { Deps } from './ports/deps.ts';
import { update, type NewEvent, type Write } from './ports/change.ts';
import type { Desk, SessionInFull, Ticket } from './reads/rows.ts';

type Ended = { writes: Write[]; events: NewEvent[]; removed: string[] };
const NOTHING: Ended = { writes: [], events: [], removed: [] };

/**
 * How the desk is left. `held` is the desk as it was when the right to it was looked at: one that has changed hands since is
 * not freed.
 */
type Leaving = { held?: Desk; state?: DeskState };

/** Ends the open session of a ticket, if it has one, and frees its desk, perhaps into another state: part of a larger command. */
export async function endOpenSession(
  deps: Deps,
  ticket: Ticket,
  at: Date,
  leaving: Leaving = {},
): Promise<Ended> {
  const session = await deps.store.openSessionOfVisit(ticket.visitId);
  return session?.ticketId === ticket.id ? endSession(deps, ticket, session, at, leaving) : NOTHING;
}

/** Ends this very session: a person who was called again has another, which is not its to end. */
export async function endSession(
  deps: Deps,
  ticket: Ticket,
  session: SessionInFull,
  at: Date,
  { held, ...desk }: Leaving = {},
): Promise<Ended> {
  const state = after(sessionMachine, session.state, 'end');
  if (state === null) throw new Refusal('SESSION_ENDED');
  const closeUps = await endCloseUps(deps, ticket.visitId, at);
  return {
    removed: closeUps.removed,
    writes: [
      update('Session', session, { state, endedAt: at }),
      update('Desk', held ?? session.desk, { currentTicketId: null, ...desk }),
      ...closeUps.writes,
    ],
    events: [
      { stream: `session:${session.id}`, type: 'session.changed', payload: { state } },
      {
        stream: `line:${ticket.queueId}`,
        type: 'desk.changed',
        payload: { deskId: session.deskId, state: desk.state ?? session.desk.state },
      },
      { stream: `queue:${ticket.queueId}`, type: 'desks.changed', payload: {} },
      ...closeUps.events,
    ],
  };
}

/** What follows the commit: the room closes, and the bytes of close-ups that are not kept go. */
export async function afterSession(
  deps: Deps,
  visitId: string,
  { removed }: Pick<Ended, 'removed'>,
): Promise<void> {
  deps.admission.over(visitId);
  await deps.rooms.close(visitId);
  await removeBytes(deps, removed);
}
