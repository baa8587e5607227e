import type { TicketAct } from '../domain/ticket.ts';
import type { Action } from './action.ts';
import { calledAtDesk, stillHeld, ticketOfOfficial, ticketOfQueue } from './at-desk.ts';
import { changeTicket } from './change-ticket.ts';
import { afterSession, endOpenSession } from './end-session.ts';
import type { Deps } from './ports/deps.ts';
import type { Call } from './ports/command-call.ts';
import { touch } from './ports/change.ts';
import type { DeskInFull } from './reads/desks.ts';
import type { TicketInFull } from './reads/rows.ts';
import { queueAct } from './queue-act.ts';
import type { QueueActKind } from '../contract/ticket.ts';

/** The called person goes back to the place they had. */
export const putBack: Action<'desk.putBack'> = async (deps, principal, { deskId, reason }, call) => {
  const found = await calledAtDesk(deps, principal, deskId);
  return moveWithReason(deps, call, found, 'putBack', 'put_back', reason);
};

/** Sets a person aside: they keep the place, are not called, and may come back to the line by their own word (O87-39). */
export const park: Action<'desk.park'> = async (deps, principal, { deskId, ticketId, reason }, call) => {
  const found = await ticketOfOfficial(deps, principal, deskId, ticketId);
  return moveWithReason(deps, call, found, 'park', 'parked', reason);
};

export const unpark: Action<'desk.unpark'> = async (deps, principal, { deskId, ticketId }, call) => {
  const found = await ticketOfOfficial(deps, principal, deskId, ticketId);
  return moveWithReason(deps, call, found, 'unpark', 'unparked', '');
};

type Found = { desk: DeskInFull; staff: { staffId: string }; ticket: TicketInFull };

/** One move of a ticket by its official, logged with the reason; a talk that was under way ends with it. */
async function moveWithReason(
  deps: Deps,
  call: Call,
  found: Found,
  act: Extract<TicketAct, 'putBack' | 'park' | 'unpark'>,
  kind: QueueActKind,
  reason: string,
) {
  const { desk, staff } = found;
  const { answer, ended } = await deps.locks.run(`queue:${desk.queueId}`, async () => {
    const ticket = await ticketOfQueue(deps, desk, found.ticket.id);
    const at = deps.clock.now();
    const { state, write, events } = changeTicket(ticket, act, at, { deskId: null });
    const ended = await endOpenSession(deps, ticket, at, { held: desk });
    const logged = queueAct(ticket, at, { kind, reason, deskId: desk.id, staffId: staff.staffId });
    const answer = await deps.store.commit(call, at, {
      officeId: desk.officeId,
      answer: { state },
      about: { ticketId: ticket.id, deskId: desk.id, queueId: ticket.queueId },
      writes: [touch('Queue', ticket.queue), ...stillHeld(desk, ended), write, ...ended.writes, logged],
      events: [...events, ...ended.events],
    });
    return { answer, ended };
  });
  await afterSession(deps, found.ticket.visitId, ended);
  return answer;
}
