import { Refusal } from '../contract/errors.ts';
import { noShowAct } from '../domain/ticket.ts';
import { isHere } from './access.ts';
import type { Action } from './action.ts';
import { calledAtDesk, stillHeld } from './at-desk.ts';
import { changeTicket } from './change-ticket.ts';
import { afterSession, endOpenSession } from './end-session.ts';
import { endOfLine } from './number-ticket.ts';
import { readOfficeRules } from './office-rules.ts';
import type { Deps } from './ports/deps.ts';
import { touch, update } from './ports/change.ts';
import { queueAct } from './queue-act.ts';
import { tellApplicant } from './tell-applicant.ts';

/** Rings the called person's page again. */
export const recall: Action<'desk.recall'> = async (deps, principal, { deskId }, call) => {
  const { desk, ticket } = await calledAtDesk(deps, principal, deskId);
  const session = await deps.store.openSessionOfVisit(ticket.visitId);
  const at = deps.clock.now();
  const calls = ticket.calls + 1;
  const told = { desk: desk.label, sessionId: session?.id ?? null };
  const { rule } = await readOfficeRules(deps.store, desk.office, at);
  const answerBy = new Date(at.getTime() + rule('call.answer').value.seconds * 1000);
  const { write, events } = changeTicket(ticket, 'recall', at, { calls, answerBy }, told);
  return deps.store.commit(call, at, {
    officeId: desk.officeId,
    answer: { calls },
    about: { ticketId: ticket.id, deskId, calls },
    writes: [...stillHeld(desk), write, ...(await tellApplicant(deps, ticket, 'called', at))],
    events,
  });
};

/**
 * The called person did not come. By the office's policy they go back to the place, to the end, or are closed; where
 * refusing to receive is forbidden they are never closed (O87-39).
 */
export const noShow: Action<'desk.noShow'> = async (deps, principal, { deskId }, call) => {
  const { desk, staff, ticket } = await calledAtDesk(deps, principal, deskId);
  if (ticket.state === 'in_session' && (await isInTalk(deps, ticket.visitId))) {
    throw new Refusal('WRONG_STATE', 'the person is in the talk');
  }
  const { answer, ended } = await deps.locks.run(`queue:${desk.queueId}`, async () => {
    const at = deps.clock.now();
    const { rule } = await readOfficeRules(deps.store, desk.office, at);
    const { policy } = rule('ticket.noShow').value;
    const act = noShowAct(policy, rule('reception.mayRefuse').value.allowed);
    const queue = (await deps.store.queue(desk.queueId))!;
    const end = endOfLine(queue, at);
    const toEnd = act === 'putBack' ? end.order : {};
    const { state, write, events } = changeTicket(ticket, act, at, { deskId: null, ...toEnd });
    const ended = await endOpenSession(deps, ticket, at, { held: desk });
    const answer = await deps.store.commit(call, at, {
      officeId: desk.officeId,
      answer: { state },
      about: { ticketId: ticket.id, deskId, policy },
      writes: [
        act === 'putBack' ? update('Queue', queue, end.counted) : touch('Queue', queue),
        write,
        queueAct(ticket, at, { kind: 'no_show', reason: '', deskId, staffId: staff.staffId }),
        ...ended.writes,
      ],
      events: [...events, ...ended.events],
    });
    return { answer, ended };
  });
  await afterSession(deps, ticket.visitId, ended);
  return answer;
};

async function isInTalk(deps: Deps, visitId: string): Promise<boolean> {
  const session = await deps.store.openSessionOfVisit(visitId);
  return session !== null && isHere(session, 'applicant');
}
