import { v7 as uuid } from 'uuid';
import { Refusal } from '../contract/errors.ts';
import type { Principal } from '../domain/principal.ts';
import type { Action } from './action.ts';
import type { Deps } from './ports/deps.ts';
import { insert, update } from './ports/change.ts';
import { ownSession } from './access.ts';
import { receivedVisit, ticketOf } from './visit-access.ts';
import { visitChanged } from './visit-changed.ts';

/** O87-10: what was shown, whose, by whom checked and when. What is missing or has run out is recorded and refuses nobody. */
export const recordIdentity: Action<'identity.record'> = async (deps, principal, input, call) => {
  const { visit, session, staff } = await talkOf(deps, principal, input.visitId);
  const file = input.fileId ? visit.files.find(({ id }) => id === input.fileId) : null;
  if (file === undefined || (file && (file.purpose !== 'close_up' || file.state !== 'stored')))
    throw new Refusal('NOT_FOUND', 'no such close-up');
  const [at, checkId] = [deps.clock.now(), uuid()];
  const { number } = input;
  return deps.store.commit(call, at, {
    officeId: visit.officeId,
    answer: { checkId },
    about: { visitId: visit.id, sessionId: session.id, checkId },
    writes: [
      update('Session', session, {}),
      insert('IdentityCheck', {
        id: checkId,
        officeId: visit.officeId,
        visitId: visit.id,
        sessionId: session.id,
        concerns: input.concerns,
        document: input.document,
        ...(number && { numberSealed: new Uint8Array(deps.sealer.seal(number)) }),
        validUntil: input.validUntil ? new Date(input.validUntil) : null,
        matches: input.matches,
        remark: input.remark,
        fileId: input.fileId ?? null,
        checkedById: staff.staffId,
        at,
      }),
    ],
    events: visitChanged(ticketOf(visit)),
  });
};

/** The official asks to see a document close by; the applicant takes the picture, or declines. */
export const askCloseUp: Action<'identity.askCloseUp'> = async (deps, principal, input, call) => {
  const { visit, session } = await talkOf(deps, principal, input.visitId);
  const [at, fileId] = [deps.clock.now(), uuid()];
  return deps.store.commit(call, at, {
    officeId: visit.officeId,
    answer: { fileId },
    about: { visitId: visit.id, fileId },
    writes: [
      update('Session', session, {}),
      insert('File', {
        ...{ id: fileId, officeId: visit.officeId, visitId: visit.id, purpose: 'close_up', state: 'asked' },
        ...{ concerns: input.concerns, name: '', mediaType: '', size: 0, by: call.by, createdAt: at },
      }),
    ],
    events: visitChanged(ticketOf(visit)),
  });
};

/**
 * The talk under way of a visit, for the official who leads it. What belongs to the talk raises the session's version, so
 * that it is in before the talk ends, or decided again after.
 */
async function talkOf(deps: Deps, principal: Principal, visitId: string) {
  const { visit, staff } = await receivedVisit(deps, principal, visitId);
  const open = await deps.store.openSessionOfVisit(visitId);
  if (!open) throw new Refusal('NO_SESSION');
  const session = await ownSession(deps, principal, open.id);
  // It may have ended between the two readings.
  if (session.state === 'ended') throw new Refusal('NO_SESSION');
  return { visit, staff, session };
}
