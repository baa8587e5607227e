import { Refusal } from '../contract/errors.ts';
import { holdsRole } from '../domain/principal.ts';
import { ownDesk } from './access.ts';
import type { Action } from './action.ts';
import type { Deps } from './ports/deps.ts';
import { update } from './ports/change.ts';

/** Offers the desk to a colleague of the office, with the talk under way, or takes the offer back. They take it by opening it. */
export const offerDesk: Action<'desk.offer'> = async (deps, principal, { deskId, staffId }, call) => {
  const { desk, staff } = await ownDesk(deps, principal, deskId);
  if (staffId === staff.staffId)
    throw new Refusal('BAD_INPUT', 'the desk is theirs already', { fields: ['staffId'] });
  if (staffId) await demandColleague(deps, desk.office.path, staffId, desk.currentTicketId);
  return deps.store.commit(call, deps.clock.now(), {
    officeId: desk.officeId,
    answer: {},
    about: { deskId, toStaffId: staffId },
    writes: [update('Desk', desk, { offeredToId: staffId })],
    events: [
      { stream: `line:${desk.queueId}`, type: 'desk.changed', payload: { deskId, state: desk.state } },
    ],
  });
};

async function demandColleague(
  deps: Deps,
  officePath: string,
  staffId: string,
  ticketId: string | null,
): Promise<void> {
  const colleague = await deps.store.staff(staffId);
  const at = deps.clock.now();
  const grants = colleague?.grants
    .filter((g) => g.validFrom <= at && (!g.validTo || at < g.validTo))
    .map((g) => ({ role: g.role, officeId: g.officeId, officePath: g.office.path }));
  if (!grants || !holdsRole({ grants }, 'official', officePath))
    throw new Refusal('NOT_FOUND', 'not a colleague here');
  const ticket = ticketId ? await deps.store.ticket(ticketId) : null;
  const excluded = ticket ? await deps.store.exclusionsOf(ticket.visitId) : [];
  if (excluded.includes(staffId)) throw new Refusal('COMPLAINED_OF');
}
