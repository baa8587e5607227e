import { v7 as uuid } from 'uuid';
import { Refusal } from '../contract/errors.ts';
import { ticketHolder } from './access.ts';
import type { Action } from './action.ts';
import { appealContent, attach } from './appeal-content.ts';
import { isFromApplicant } from './dossier-views.ts';
import { insert, type NewEvent } from './ports/change.ts';
import { ticketOf, wasReceived } from './visit-access.ts';
import { visitChanged } from './visit-changed.ts';

/**
 * Handed in by the applicant: in writing, or as a video message. At any hour, before the reception, after it and without
 * one, because acceptance is compulsory (GOV).
 */
export const submitAppeal: Action<'ticket.submitAppeal'> = async (deps, principal, input, call) => {
  const { visitId } = ticketHolder(principal, input.ticketId);
  const visit = await deps.store.visitInFull(visitId);
  if (!visit) throw new Refusal('NOT_FOUND');
  const appealId = uuid();
  const files = attach(visit, input.fileIds, appealId, isFromApplicant);
  const hasVideo = visit.files.some((f) => input.fileIds.includes(f.id) && f.purpose === 'video_message');
  if (input.form === 'video' && !hasVideo)
    throw new Refusal('BAD_INPUT', 'no video', { fields: ['fileIds'] });
  const at = deps.clock.now();
  const ticket = ticketOf(visit);
  const payload = { visitId };
  // An appeal is the officials' to register even when the ticket does not count yet.
  const toOfficials: NewEvent[] =
    ticket.state === 'unconfirmed'
      ? [{ stream: `line:${ticket.queueId}`, type: 'visit.changed', payload }]
      : [];
  return deps.store.commit(call, at, {
    officeId: visit.officeId,
    answer: { appealId },
    about: { visitId, appealId },
    writes: [
      insert('Appeal', {
        ...appealContent(input),
        ...{ id: appealId, officeId: visit.officeId, visitId, form: input.form, state: 'submitted' },
        ...{ fromReception: wasReceived(visit), createdAt: at },
      }),
      ...files,
    ],
    events: [...visitChanged(ticket), ...toOfficials],
  });
};
