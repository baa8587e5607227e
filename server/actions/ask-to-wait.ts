import { Refusal } from '../contract/errors.ts';
import { ticketHolder } from './access.ts';
import type { Action } from './action.ts';
import { changeTicket } from './change-ticket.ts';
import { readOfficeRules } from './office-rules.ts';

/** The called person needs a moment more: the countdown grows by the office's rule, so many times and no more. */
export const askToWait: Action<'ticket.askToWait'> = async (deps, principal, { ticketId }, call) => {
  ticketHolder(principal, ticketId);
  const ticket = await deps.store.ticket(ticketId);
  if (!ticket) throw new Refusal('NOT_FOUND');
  const at = deps.clock.now();
  const { rule } = await readOfficeRules(deps.store, ticket.visit.office, at);
  const { waits, waitSeconds } = rule('call.answer').value;
  if (ticket.state !== 'called' || ticket.waitsAsked >= waits)
    throw new Refusal('WRONG_STATE', 'not called, or waited long enough');
  const from = Math.max(at.getTime(), ticket.answerBy?.getTime() ?? 0);
  const answerBy = new Date(from + waitSeconds * 1000);
  const waitsAsked = ticket.waitsAsked + 1;
  const session = ticket.visit.sessions.find((one) => one.state !== 'ended');
  const desk = session ? await deps.store.desk(session.deskId) : null;
  const told = { desk: desk?.label ?? null, sessionId: session?.id ?? null };
  const { write, events } = changeTicket(ticket, 'askToWait', at, { answerBy, waitsAsked }, told);
  return deps.store.commit(call, at, {
    officeId: ticket.officeId,
    answer: { answerBy: answerBy.toISOString(), waitsLeft: waits - waitsAsked },
    about: { ticketId, waitsAsked },
    writes: [write],
    events,
  });
};
