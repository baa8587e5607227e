import { v7 as uuid } from 'uuid';
import { Refusal } from '../contract/errors.ts';
import type { Principal } from '../domain/principal.ts';
import { ticketHolder } from './access.ts';
import type { Action } from './action.ts';
import { appealContent } from './appeal-content.ts';
import { proveCode } from './one-time-code.ts';
import type { Deps } from './ports/deps.ts';
import { insert, update } from './ports/change.ts';
import { appealIn, register } from './register-appeal.ts';
import { tellApplicant } from './tell-applicant.ts';
import { receivedVisit, ticketOf, wasReceived } from './visit-access.ts';
import { visitChanged } from './visit-changed.ts';

/** O87-39-6: the content of an oral appeal is entered, and goes to the applicant's own screen to be read. */
export const offerAppeal: Action<'appeal.offer'> = async (deps, principal, input, call) => {
  const { visit, staff } = await receivedVisit(deps, principal, input.visitId);
  const at = deps.clock.now();
  const before = input.appealId ? appealIn(visit, input.appealId, 'offer') : null;
  const appealId = before?.id ?? uuid();
  const set = {
    ...appealContent(input),
    ...{ state: 'offered' as const, offeredAt: at, acceptedById: staff.staffId, remark: null },
  };
  const row = { id: appealId, officeId: visit.officeId, visitId: visit.id, form: 'oral' as const };
  return deps.store.commit(call, at, {
    officeId: visit.officeId,
    answer: { appealId },
    about: { visitId: visit.id, appealId },
    writes: [
      before
        ? update('Appeal', before, set)
        : insert('Appeal', { ...row, ...set, fromReception: wasReceived(visit), createdAt: at }),
      ...(await tellApplicant(deps, ticketOf(visit), 'appeal_offered', at)),
    ],
    events: visitChanged(ticketOf(visit)),
  });
};

/** The applicant has found something wrong in the protocol and says what. */
export const returnAppeal: Action<'ticket.returnAppeal'> = async (deps, principal, input, call) => {
  const visit = await ownVisit(deps, principal, input.ticketId);
  const appeal = appealIn(visit, input.appealId, 'return');
  return deps.store.commit(call, deps.clock.now(), {
    officeId: visit.officeId,
    answer: {},
    about: { visitId: visit.id, appealId: appeal.id },
    writes: [update('Appeal', appeal, { state: 'returned', remark: input.remark })],
    events: visitChanged(ticketOf(visit)),
  });
};

/**
 * The applicant confirms the protocol with a one-time code (TRP), and it is registered at once, accepted by the official
 * who entered it. What is signed is the version that was read: if it has changed since, the code is not used up.
 */
export const signAppeal: Action<'ticket.signAppeal'> = async (deps, principal, input, call) => {
  const visit = await ownVisit(deps, principal, input.ticketId);
  const appeal = appealIn(visit, input.appealId, 'sign');
  if (appeal.version !== input.version) throw new Refusal('CHANGED_MEANWHILE', 'another version was read');
  if (!appeal.acceptedById) throw new Error(`appeal ${appeal.id} was offered by nobody`);
  const { ticketId, appealId, codeId, code } = input;
  const { label } = await register(deps, call, visit, appeal.acceptedById, {
    appeal,
    confirmedBy: 'code',
    async prove(at) {
      const asked = { codeId, code, purpose: 'sign_appeal', ticketId, appealId } as const;
      return (await proveCode(deps, call, at, asked)).write;
    },
  });
  return { label };
};

async function ownVisit(deps: Deps, principal: Principal, ticketId: string) {
  const { visitId } = ticketHolder(principal, ticketId);
  const visit = await deps.store.visitInFull(visitId);
  if (!visit) throw new Refusal('NOT_FOUND');
  return visit;
}
