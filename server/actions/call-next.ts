import { v7 as uuid } from 'uuid';
import { Refusal } from '../contract/errors.ts';
import { official, isHeldBy, signedInStaff } from './access.ts';
import type { Action } from './action.ts';
import { changeTicket } from './change-ticket.ts';
import { ruleFor } from '../domain/rules.ts';
import { localDay } from '../domain/business-day.ts';
import { ticketMessages } from './write-message.ts';
import { insert, touch, update, type CallSituation } from './ports.ts';

/**
 * Calls the first callable person of the desk's queue, in the stored order (O87-9). The queue's version is part of the
 * write, so that nobody who came or came back meanwhile is overtaken.
 */
export const callNext: Action<'desk.callNext'> = async (deps, principal, { deskId }, call) => {
  const staff = signedInStaff(principal);
  const queueId = await deps.store.queueOfDesk(deskId);
  return deps.locks.run(`queue:${queueId}`, async () => {
    const situation = await deps.store.callSituation(deskId);
    official(principal, situation?.officePath);
    if (!situation) throw new Refusal('NOT_FOUND');
    const { desk, queue, head } = situation;
    if (!isHeldBy({ ...desk, leaseHolds: situation.leaseHolds }, staff)) throw new Refusal('DESK_NOT_YOURS');
    if (desk.currentTicketId) throw new Refusal('DESK_BUSY');
    if (desk.state !== 'open') throw new Refusal('WRONG_STATE', 'the desk is paused');
    if (!head) throw new Refusal('QUEUE_EMPTY');

    const at = deps.clock.now();
    const sessionId = uuid();
    const calls = head.calls + 1;
    const told = { desk: desk.label, sessionId };
    const answerBy = new Date(at.getTime() + answerWithinMs(situation, at));
    const set = { calls, deskId, answerBy, waitsAsked: 0 };
    const { write, events } = changeTicket(head, 'call', at, set, told);
    return deps.store.commit(call, at, {
      officeId: desk.officeId,
      answer: { ticketId: head.id, visitId: head.visitId, sessionId, label: head.label },
      about: { ticketId: head.id, deskId, sessionId, queueId: queue.id },
      writes: [
        touch('Queue', queue),
        update('Desk', desk, { currentTicketId: head.id }),
        write,
        ...sessionRows(situation, head, sessionId, staff.staffId, at),
        ...ticketMessages(deps, at, head.recipient, head, 'called'),
      ],
      events: [
        ...events,
        {
          stream: `queue:${queue.id}`,
          type: 'desk.called',
          payload: { label: head.label, desk: desk.label },
        },
      ],
    });
  });
};

function answerWithinMs({ office, answerRules }: CallSituation, at: Date): number {
  const { value } = ruleFor(answerRules, 'call.answer', office, localDay(at, office.timeZone));
  return value.seconds * 1000;
}

function sessionRows(
  { desk }: CallSituation,
  head: NonNullable<CallSituation['head']>,
  sessionId: string,
  staffId: string,
  at: Date,
) {
  const { officeId } = desk;
  const of = { officeId, sessionId, language: head.language };
  const record = { officeId, visitId: head.visitId, updatedAt: at };
  return [
    insert('Session', {
      id: sessionId,
      officeId,
      visitId: head.visitId,
      ticketId: head.id,
      deskId: desk.id,
      state: 'connecting',
      calledAt: at,
    }),
    insert('Participant', { ...of, id: uuid(), kind: 'official', staffId }),
    insert('Participant', { ...of, id: uuid(), kind: 'applicant' }),
    ...(head.recorded ? [] : [insert('Record', record)]),
  ];
}
