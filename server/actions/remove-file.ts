import { Refusal } from '../contract/errors.ts';
import { ticketHolder } from './access.ts';
import type { Action } from './action.ts';
import { isFromApplicant } from './dossier-views.ts';
import type { Deps } from './ports/deps.ts';
import { update } from './ports/change.ts';
import type { VisitInFull } from './reads/dossier.ts';
import { receivedVisit, ticketOf } from './visit-access.ts';
import { visitChanged } from './visit-changed.ts';

/**
 * The applicant takes back what they handed in, as long as no registered appeal rests on it. The row stays and says that
 * there was a file; the bytes go.
 */
export const removeTicketFile: Action<'ticket.removeFile'> = async (deps, principal, input, call) => {
  const { visitId } = ticketHolder(principal, input.ticketId);
  const visit = await deps.store.visitInFull(visitId);
  const file = visit?.files.find(({ id }) => id === input.fileId);
  if (!visit || !file || !isFromApplicant(file)) throw new Refusal('NOT_FOUND');
  if (file.purpose === 'close_up' || file.state !== 'stored') throw new Refusal('WRONG_STATE');
  const appeal = visit.appeals.find(({ id }) => id === file.appealId);
  if (appeal && !mayLose(appeal, file.id)) throw new Refusal('WRONG_STATE', 'an appeal rests on it');
  const at = deps.clock.now();
  await deps.store.commit(call, at, {
    officeId: visit.officeId,
    answer: {},
    about: { visitId, fileId: file.id },
    writes: [
      update('File', file, { state: 'removed', removedAt: at }),
      // An appeal that is registered at this moment is registered with all its files, or decided again.
      ...(appeal ? [update('Appeal', appeal, {})] : []),
    ],
    events: visitChanged(ticketOf(visit)),
  });
  await removeBytes(deps, [file.id]);
  return {};
};

/** The official takes back what was handed over by mistake, such as another person's document. */
export const takeBackFile: Action<'file.takeBack'> = async (deps, principal, { visitId, fileId }, call) => {
  const { visit } = await receivedVisit(deps, principal, visitId);
  const file = visit.files.find(({ id, purpose }) => id === fileId && purpose === 'handed');
  if (!file) throw new Refusal('NOT_FOUND');
  if (file.state !== 'stored') throw new Refusal('WRONG_STATE', `the file is ${file.state}`);
  const at = deps.clock.now();
  await deps.store.commit(call, at, {
    officeId: visit.officeId,
    answer: {},
    about: { visitId, fileId },
    writes: [update('File', file, { state: 'removed', removedAt: at })],
    events: visitChanged(ticketOf(visit)),
  });
  await removeBytes(deps, [fileId]);
  return {};
};

/** An appeal handed in keeps something to read or to look at. */
function mayLose({ state, form, text, files }: VisitInFull['appeals'][number], fileId: string): boolean {
  if (state === 'registered') return false;
  const rest = files.filter((file) => file.id !== fileId && file.state === 'stored');
  return rest.length > 0 || (form !== 'video' && text !== '');
}

/** The decline of a close-up: nothing more is asked of the person, and nothing follows from it for them (O87-10). */
export const declineCloseUp: Action<'ticket.declineCloseUp'> = async (deps, principal, input, call) => {
  const { visitId } = ticketHolder(principal, input.ticketId);
  const visit = await deps.store.visitInFull(visitId);
  const file = visit?.files.find(({ id, purpose }) => id === input.fileId && purpose === 'close_up');
  if (!visit || !file) throw new Refusal('NOT_FOUND');
  if (file.state !== 'asked') throw new Refusal('WRONG_STATE', `the close-up is ${file.state}`);
  return deps.store.commit(call, deps.clock.now(), {
    officeId: visit.officeId,
    answer: {},
    about: { visitId, fileId: file.id },
    writes: [update('File', file, { state: 'declined' })],
    events: visitChanged(ticketOf(visit)),
  });
};

/**
 * The bytes of files whose rows say that they are gone. What cannot be removed now goes with the next sweep; until then
 * nobody is given it.
 */
export async function removeBytes(deps: Deps, fileIds: readonly string[]): Promise<void> {
  for (const fileId of fileIds) {
    await deps.blobs.remove(fileId).catch((error: unknown) => {
      deps.log.error({ err: error, fileId }, 'the bytes of a removed file are still there');
    });
  }
}
