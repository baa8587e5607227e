import { Refusal } from '../contract/errors.ts';
import type { Outcome } from '../contract/record.ts';
import { after } from '../domain/machine.ts';
import { sessionMachine } from '../domain/session.ts';
import { ownSession, participantOf } from './access.ts';
import type { Action } from './action.ts';
import { changeTicket } from './change-ticket.ts';
import { afterSession, endSession } from './end-session.ts';
import { issueProtocol } from './issue-protocol.ts';
import { readOfficeRules } from './office-rules.ts';
import type { Deps } from './ports/deps.ts';
import { update, updateRecord } from './ports/change.ts';
import type { SessionInFull } from './reads/rows.ts';
import { mediaIdOf, sessionView } from './views.ts';

export const readSession: Action<'session.read'> = async (deps, principal, { sessionId }) => {
  const { session, participant } = await participantOf(deps, principal, sessionId);
  return sessionView(session, mediaIdOf(session, participant));
};

/** The official pauses the talk: nobody hears or sees anybody until it goes on. */
const turn =
  (act: 'pause' | 'resume'): Action<'session.pause' | 'session.resume'> =>
  async (deps, principal, { sessionId }, call) => {
    const session = await ownSession(deps, principal, sessionId);
    const state = after(sessionMachine, session.state, act);
    if (state === null) throw new Refusal('WRONG_STATE', `session is ${session.state}, cannot ${act}`);
    const answer = await deps.store.commit(call, deps.clock.now(), {
      officeId: session.officeId,
      answer: { state },
      about: { sessionId },
      writes: [update('Session', session, { state })],
      events: [{ stream: `session:${sessionId}`, type: 'session.changed', payload: { state } }],
    });
    await deps.rooms.follow(session.visitId);
    return answer;
  };

export const pauseSession: Action<'session.pause'> = turn('pause');
export const resumeSession: Action<'session.resume'> = turn('resume');

/** Ends the reception with its outcome in the record (O87-39-5, 39-6); the applicant sees it at once. */
export const finishSession: Action<'session.finish'> = async (deps, principal, input, call) => {
  const session = await ownSession(deps, principal, input.sessionId);
  const ticket = (await deps.store.ticket(session.ticketId))!;
  const record = await deps.store.record(session.visitId);
  if (!record) throw new Refusal('WRONG_STATE', 'a session without a record');
  const at = deps.clock.now();
  await demandReception(deps, session, input.outcome, at);
  const ended = await endSession(deps, ticket, session, at);
  const told = { desk: null, sessionId: null };
  const { write, events } = changeTicket(ticket, 'finish', at, {}, told);
  const protocol = await issueProtocol(deps, session, ticket, input, at);
  const answer = await deps.store.commit(call, at, {
    officeId: session.officeId,
    answer: { sessionId: session.id },
    about: { sessionId: session.id, ticketId: ticket.id, outcome: input.outcome },
    writes: [
      write,
      ...ended.writes,
      updateRecord(record, {
        outcome: input.outcome,
        answer: input.answer || null,
        oralConsentAt: input.oralConsent ? at : null,
        closedAt: at,
        updatedAt: at,
      }),
      ...protocol.writes,
    ],
    events: [...events, ...ended.events, ...protocol.events],
  });
  await afterSession(deps, session.visitId, ended);
  return answer;
};

/** Where refusing is forbidden, a person who came is not sent away unheard (O87-39): who has gone keeps the place. */
async function demandReception(
  deps: Deps,
  session: SessionInFull,
  outcome: Outcome,
  at: Date,
): Promise<void> {
  if (outcome !== 'not_held') return;
  const { rule } = await readOfficeRules(deps.store, session.visit.office, at);
  if (!rule('reception.mayRefuse').value.allowed) throw new Refusal('MUST_NOT_REFUSE', 'O87-39');
}
