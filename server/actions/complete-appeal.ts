import { v7 as uuid } from 'uuid';
import { Refusal } from '../contract/errors.ts';
import { ticketHolder } from './access.ts';
import type { Action } from './action.ts';
import { insert, update } from './ports/change.ts';
import type { VisitInFull } from './reads/dossier.ts';
import { tellApplicant } from './tell-applicant.ts';
import { ticketOf, visitOfOfficial } from './visit-access.ts';
import { visitChanged } from './visit-changed.ts';

/** O87-39-7: the official explains what the appeal lacks and offers to complete it. It holds nothing up. */
export const askCompletion: Action<'completion.ask'> = async (deps, principal, input, call) => {
  const { visit, staff } = await visitOfOfficial(deps, principal, input.visitId);
  const [at, completionId] = [deps.clock.now(), uuid()];
  return deps.store.commit(call, at, {
    officeId: visit.officeId,
    answer: { completionId },
    about: { visitId: visit.id, completionId },
    writes: [
      insert('Completion', {
        id: completionId,
        officeId: visit.officeId,
        visitId: visit.id,
        items: [...new Set(input.items)],
        note: input.note,
        askedById: staff.staffId,
        askedAt: at,
      }),
      ...(await tellApplicant(deps, ticketOf(visit), 'completion_asked', at)),
    ],
    events: visitChanged(ticketOf(visit)),
  });
};

/** The applicant answers once; the official who needs more asks again. */
export const replyCompletion: Action<'ticket.replyCompletion'> = async (deps, principal, input, call) => {
  const { visitId } = ticketHolder(principal, input.ticketId);
  const visit = await deps.store.visitInFull(visitId);
  const { completion } = completionIn(visit, input.completionId);
  if (completion.repliedAt) throw new Refusal('WRONG_STATE', 'answered already');
  const at = deps.clock.now();
  return deps.store.commit(call, at, {
    officeId: completion.officeId,
    answer: {},
    about: { visitId, completionId: completion.id },
    writes: [update('Completion', completion, { reply: input.reply, repliedAt: at })],
    events: visitChanged(ticketOf(visit!)),
  });
};

export const closeCompletion: Action<'completion.close'> = async (deps, principal, input, call) => {
  const { visit } = await visitOfOfficial(deps, principal, input.visitId);
  const { completion } = completionIn(visit, input.completionId);
  const at = deps.clock.now();
  return deps.store.commit(call, at, {
    officeId: visit.officeId,
    answer: {},
    about: { visitId: visit.id, completionId: completion.id },
    writes: [update('Completion', completion, { closedAt: at })],
    events: visitChanged(ticketOf(visit)),
  });
};

function completionIn(visit: VisitInFull | null, completionId: string) {
  const completion = visit?.completions.find(({ id }) => id === completionId);
  if (!completion) throw new Refusal('NOT_FOUND');
  if (completion.closedAt) throw new Refusal('WRONG_STATE', 'closed');
  return { completion };
}
