import { v7 as uuid } from 'uuid';
import { Refusal } from '../contract/errors.ts';
import { localDay } from '../domain/business-day.ts';
import type { Principal, StaffPrincipal } from '../domain/principal.ts';
import { ruleFor } from '../domain/rules.ts';
import { isHeldBy, official } from './access.ts';
import { changeTicket } from './change-ticket.ts';
import { engage } from './interpreter-unit.ts';
import type { Deps } from './ports/deps.ts';
import type { Call } from './ports/command-call.ts';
import { insert, update, type Change, type Write } from './ports/change.ts';
import type { Callee, CallSituation } from './reads/call.ts';
import { ticketMessages } from './write-message.ts';

/**
 * What a call is decided from, for the official who holds the desk.
 * @throws Refusal when the desk is another's, receives somebody or is paused
 */
export async function readSituation(
  deps: Deps,
  principal: Principal,
  deskId: string,
  ticketId?: string,
): Promise<{ situation: CallSituation; staff: StaffPrincipal }> {
  const situation = await deps.store.callSituation(deskId, ticketId);
  const staff = official(principal, situation?.officePath);
  if (!situation) throw new Refusal('NOT_FOUND');
  const { desk, leaseHolds } = situation;
  if (!isHeldBy({ ...desk, leaseHolds }, staff)) throw new Refusal('DESK_NOT_YOURS');
  if (desk.currentTicketId) throw new Refusal('DESK_BUSY');
  if (desk.state !== 'open') throw new Refusal('WRONG_STATE', 'the desk is paused');
  return { situation, staff };
}

export function ruleOfSituation<K extends 'call.answer' | 'queue.blending'>(
  { rules, office }: CallSituation,
  key: K,
  at: Date,
) {
  return ruleFor(rules, key, office, localDay(at, office.timeZone)).value;
}

type Calling = {
  situation: CallSituation;
  callee: Callee;
  staff: StaffPrincipal;
  turn: number;
  logged: Write[];
};
type Called = { ticketId: string; visitId: string; sessionId: string; label: string };

/**
 * Rings one person at the desk: the session with its people, the record, the messages. The queue's version is part of the
 * write, so that nobody who came or came back meanwhile is overtaken.
 */
export async function placeCall(
  deps: Deps,
  call: Call,
  at: Date,
  { situation, callee, staff, turn, logged }: Calling,
): Promise<Called> {
  const { desk, queue } = situation;
  const sessionId = uuid();
  const { seconds } = ruleOfSituation(situation, 'call.answer', at);
  const set = {
    calls: callee.calls + 1,
    deskId: desk.id,
    answerBy: new Date(at.getTime() + seconds * 1000),
    waitsAsked: 0,
    firstCalledAt: callee.firstCalledAt ?? at,
  };
  const told = { desk: desk.label, sessionId };
  const { write, events } = changeTicket(callee, 'call', at, set, told, turn);
  const engaged = await engage(deps, engagedBy(situation, callee, staff), {
    ticketId: callee.id,
    queueId: queue.id,
    at,
  });
  const change: Change<Called> = {
    officeId: desk.officeId,
    answer: { ticketId: callee.id, visitId: callee.visitId, sessionId, label: callee.label },
    about: { ticketId: callee.id, deskId: desk.id, sessionId, queueId: queue.id },
    writes: [
      update('Queue', queue, { turn }),
      update('Desk', desk, { currentTicketId: callee.id }),
      write,
      ...sessionRows(situation, callee, sessionId, staff.staffId, at),
      ...ticketMessages(deps, at, callee.recipient, callee, 'called'),
      ...logged,
      ...engaged.writes,
    ],
    events: [
      ...events,
      ...engaged.events,
      {
        stream: `queue:${queue.id}`,
        type: 'desk.called',
        payload: { label: callee.label, desk: desk.label },
      },
    ],
  };
  return deps.store.commit(call, at, change);
}

/** Whom this call takes from every other talk: the interpreter of the unit, and an official who interprets besides. */
function engagedBy(
  { holderInterprets }: CallSituation,
  { interpreterId }: Callee,
  { staffId }: StaffPrincipal,
) {
  return [...new Set([...(interpreterId ? [interpreterId] : []), ...(holderInterprets ? [staffId] : [])])];
}

function sessionRows(
  { desk }: CallSituation,
  callee: Callee,
  sessionId: string,
  staffId: string,
  at: Date,
): Write[] {
  const { officeId } = desk;
  const { visitId, interpreterId } = callee;
  const of = { officeId, sessionId, language: callee.language };
  const session = { id: sessionId, officeId, visitId, ticketId: callee.id, deskId: desk.id };
  return [
    insert('Session', { ...session, state: 'connecting', calledAt: at }),
    insert('Participant', { ...of, id: uuid(), kind: 'official', staffId }),
    insert('Participant', { ...of, id: uuid(), kind: 'applicant' }),
    ...(interpreterId && interpreterId !== staffId
      ? [insert('Participant', { ...of, id: uuid(), kind: 'interpreter' as const, staffId: interpreterId })]
      : []),
    ...(callee.recorded ? [] : [insert('Record', { officeId, visitId, updatedAt: at })]),
  ];
}
