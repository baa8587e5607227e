import { v7 as uuid } from 'uuid';
import { Refusal } from '../contract/errors.ts';
import { engage } from './interpreter-unit.ts';
import type { Deps } from './ports/deps.ts';
import { insert, update, type NewEvent, type Write } from './ports/change.ts';
import type { Desk, SessionInFull } from './reads/rows.ts';
import { queueAct } from './queue-act.ts';

type Taken = { visitId: string | null; writes: Write[]; events: NewEvent[] };
const NO_TALK: Taken = { visitId: null, writes: [], events: [] };

/**
 * The official of a lost or offered desk may be in a talk: the colleague who takes the desk goes on with it, unless the
 * person complains of them. The person's pages hear who receives them now.
 */
export async function takeOverTalk(deps: Deps, desk: Desk, staffId: string): Promise<Taken> {
  const ticket = desk.currentTicketId ? await deps.store.lineTicket(desk.currentTicketId) : null;
  if (!ticket) return NO_TALK;
  if (ticket.visit.exclusions.some((one) => one.staffId === staffId)) throw new Refusal('FOR_ANOTHER_DESK');
  const session = await deps.store.openSessionOfVisit(ticket.visitId);
  if (!session) return NO_TALK;
  const { id: sessionId, officeId } = session;
  const { language } = ticket.visit;
  const at = deps.clock.now();
  const own = session.participants.find((p) => p.staffId === staffId);
  if (own && own.kind !== 'official') throw new Refusal('INTERPRETER_IN_TALK', 'takes part in another way');
  const there = own !== undefined;
  const came = { id: uuid(), officeId, sessionId, kind: 'official' as const, staffId, language };
  const gone = goneWithTheDesk(session, desk);
  const engaged = await engage(deps, [staffId], { ticketId: ticket.id, queueId: null, at });
  const { state, calls } = ticket;
  const told = { state, calls, desk: desk.label, sessionId };
  return {
    visitId: ticket.visitId,
    writes: [
      ...gone.map((former) => update('Participant', former, { leftAt: at })),
      ...(there ? [] : [insert('Participant', came)]),
      queueAct(ticket, at, { kind: 'handed_over', reason: '', deskId: desk.id, staffId }),
      ...engaged.writes,
    ],
    events: [
      ...engaged.events,
      { stream: `ticket:${ticket.id}`, type: 'ticket.changed', payload: told },
      // Even where nobody was in the talk: its pages read anew who receives.
      {
        stream: `session:${sessionId}`,
        type: 'participant.changed',
        payload: { participantId: staffId, joined: Boolean(own?.joinedAt && !own.leftAt) },
      },
    ],
  };
}

/** The former official, if they are in the talk. */
const goneWithTheDesk = ({ participants }: SessionInFull, { staffId }: Desk) =>
  participants.filter((p) => p.kind === 'official' && p.staffId === staffId && p.joinedAt && !p.leftAt);
