import { v7 as uuid } from 'uuid';
import { Refusal } from '../contract/errors.ts';
import type { Principal } from '../domain/principal.ts';
import { participantIn, participantOf } from './access.ts';
import type { Action } from './action.ts';
import type { Deps } from './ports/deps.ts';
import { insert, update } from './ports/change.ts';
import { personNameOf } from './views.ts';
import { readableVisit } from './visit-access.ts';

/** A participant writes in the talk. What is written is evidence: it is kept as it is, and the event tells nothing of it. */
export const say: Action<'session.say'> = (deps, principal, { sessionId, words }, call) =>
  deps.locks.run(`session:${sessionId}`, async () => {
    const { session, participant } = await participantOf(deps, principal, sessionId);
    if (session.state === 'ended') throw new Refusal('SESSION_ENDED');
    const { last, own } = await deps.store.chatSoFar(sessionId, participant.id);
    if (own >= deps.settings.messagesInTalk) throw new Refusal('CHAT_FULL');
    const at = deps.clock.now();
    const { officeId } = session;
    const [messageId, seq] = [uuid(), last + 1];
    return deps.store.commit(call, at, {
      officeId,
      answer: { messageId, seq },
      about: { sessionId, participantId: participant.id, messageId },
      writes: [
        // Two messages never take one place, and none comes into a talk, or its protocol, that has just ended.
        update('Session', session, {}),
        insert('ChatMessage', {
          ...{ id: messageId, officeId, sessionId, participantId: participant.id, seq, words, at },
        }),
      ],
      events: [{ stream: `session:${sessionId}`, type: 'chat.changed', payload: { seq } }],
    });
  });

/** For whoever is in the talk, and when it has ended also for whoever may read the dossier of its visit. */
export const readChat: Action<'session.readChat'> = async (deps, principal, { sessionId, after }) => {
  const { applicant, youId } = await readableChat(deps, principal, sessionId);
  const messages = await deps.store.chatAfter(sessionId, after);
  return {
    messages: messages.map(({ id, seq, at, words, participant }) => ({
      ...{ messageId: id, seq, at: at.toISOString(), words },
      kind: participant.kind,
      name: personNameOf(participant.staff ?? applicant),
      you: participant.id === youId,
    })),
  };
};

async function readableChat(deps: Deps, principal: Principal, sessionId: string) {
  const session = principal.kind === 'staff' ? await deps.store.session(sessionId) : null;
  if (session?.state === 'ended' && !participantIn(session, principal)) {
    const { applicant } = await readableVisit(deps, principal, session.visitId);
    return { applicant, youId: null };
  }
  const { session: own, participant } = await participantOf(deps, principal, sessionId);
  return { applicant: own.visit.applicant, youId: participant.id };
}
