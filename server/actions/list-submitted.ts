import { signedInStaff } from './access.ts';
import type { Action } from './action.ts';
import { nameOf, personNameOf } from './views.ts';

/** Appeals that wait to be registered in the offices where this member of staff receives, the oldest first. */
export const listSubmitted: Action<'appeal.listSubmitted'> = async (deps, principal) => {
  const { grants } = signedInStaff(principal);
  const paths = grants.filter(({ role }) => role === 'official').map(({ officePath }) => officePath);
  const appeals = await deps.store.submittedAppeals(paths);
  return {
    appeals: appeals.map(({ id, form, createdAt, visit }) => ({
      appealId: id,
      visitId: visit.id,
      ticketLabel: visit.tickets[0]?.label ?? '',
      form,
      name: personNameOf(visit.applicant),
      officeName: nameOf(visit.office),
      at: createdAt.toISOString(),
    })),
  };
};
