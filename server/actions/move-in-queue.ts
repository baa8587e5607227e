import { Refusal } from '../contract/errors.ts';
import { ticketHolder } from './access.ts';
import type { Action } from './action.ts';
import { changeTicket } from './change-ticket.ts';
import { afterSession, endOpenSession } from './end-session.ts';
import { touch } from './ports/change.ts';

type Move = 'ticket.stepAway' | 'ticket.comeBack' | 'ticket.leave';

/** What an applicant does with their own place: step away and keep it, come back, leave by their own will (O87-39). */
const move =
  (act: 'stepAway' | 'comeBack' | 'leave'): Action<Move> =>
  async (deps, principal, { ticketId }, call) => {
    ticketHolder(principal, ticketId);
    const found = await deps.store.ticket(ticketId);
    if (!found) throw new Refusal('NOT_FOUND');
    const { answer, ended } = await deps.locks.run(`queue:${found.queueId}`, async () => {
      const ticket = (await deps.store.ticket(ticketId))!;
      const at = deps.clock.now();
      const { state, write, events } = changeTicket(ticket, act, at);
      const ended = act === 'leave' ? await endOpenSession(deps, ticket, at) : null;
      const answer = await deps.store.commit(call, at, {
        officeId: ticket.officeId,
        answer: { state },
        about: { ticketId, queueId: ticket.queueId },
        writes: [touch('Queue', ticket.queue), write, ...(ended?.writes ?? [])],
        events: [...events, ...(ended?.events ?? [])],
      });
      return { answer, ended };
    });
    if (ended) await afterSession(deps, found.visitId, ended);
    return answer;
  };

export const stepAway: Action<'ticket.stepAway'> = move('stepAway');
export const comeBack: Action<'ticket.comeBack'> = move('comeBack');
export const leaveQueue: Action<'ticket.leave'> = move('leave');
