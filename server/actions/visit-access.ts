import { Refusal } from '../contract/errors.ts';
import { holdsRole, type Principal, type StaffPrincipal } from '../domain/principal.ts';
import { official, signedInStaff } from './access.ts';
import type { Deps } from './ports/deps.ts';
import type { VisitInFull } from './reads/dossier.ts';

/**
 * What a visit leaves behind is for the officials who received it, who accepted an appeal of it, and, while an appeal
 * handed in with it waits to be registered, for the officials of its office. For everybody else it does not exist.
 */
export async function visitOfOfficial(deps: Deps, principal: Principal, visitId: string) {
  const staff = signedInStaff(principal);
  const visit = await deps.store.visitInFull(visitId);
  official(principal, visit?.office.path);
  if (!visit) throw new Refusal('NOT_FOUND');
  const [received, appealed] = await Promise.all([
    deps.store.hasReceived(visitId, staff.staffId),
    deps.store.hasAppealFor(visitId, staff.staffId),
  ]);
  if (!received && !appealed) throw new Refusal('NOT_FOUND', 'a visit that others received');
  return { visit, staff, received };
}

/** Received the person after a transfer from this visit, and still receives where that was. */
export async function receivesLater(deps: Deps, staff: StaffPrincipal, visitId: string): Promise<boolean> {
  const paths = await deps.store.officesReceivedLater(visitId, staff.staffId);
  return paths.some((path) => holdsRole(staff, 'official', path));
}

/** To be read, and no more, also by whoever receives the person after a transfer from it, of whatever office. */
export async function readableVisit(deps: Deps, principal: Principal, visitId: string): Promise<VisitInFull> {
  if (!(await receivesLater(deps, signedInStaff(principal), visitId)))
    return (await visitOfOfficial(deps, principal, visitId)).visit;
  const visit = await deps.store.visitInFull(visitId);
  if (!visit) throw new Refusal('NOT_FOUND');
  return visit;
}

/** The same for what only who received the person may do. */
export async function receivedVisit(deps: Deps, principal: Principal, visitId: string) {
  const { received, ...found } = await visitOfOfficial(deps, principal, visitId);
  if (!received) throw new Refusal('NOT_FOUND', 'a visit that others received');
  return found;
}

/** O87-40: was the person received, so that an appeal is one from a reception? A call that nobody answered is none. */
export const wasReceived = ({ sessions }: Pick<VisitInFull, 'sessions'>): boolean =>
  sessions.some(({ liveAt }) => liveAt !== null);

/** The latest leg of a visit: where its people look. */
export function ticketOf(visit: Pick<VisitInFull, 'id' | 'tickets'>) {
  const ticket = visit.tickets.at(-1);
  if (!ticket) throw new Error(`visit ${visit.id} has no ticket`);
  return ticket;
}
