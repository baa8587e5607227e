import { deskOfOffice, signedInStaff } from './access.ts';
import type { Action } from './action.ts';
import { readOfficeRules } from './office-rules.ts';
import { deskView, lineEntry } from './views.ts';

/** The desks of every office where this official receives. */
export const listDesks: Action<'desk.list'> = async (deps, principal) => {
  const staff = signedInStaff(principal);
  const paths = staff.grants.filter((grant) => grant.role === 'official').map((grant) => grant.officePath);
  const desks = paths.length > 0 ? await deps.store.desks(paths) : [];
  return { desks: desks.map((desk) => deskView(deps, desk, staff.staffId)) };
};

/** The desk, who waits in the order in which they will be called, and whom it receives now. */
export const readDesk: Action<'desk.read'> = async (deps, principal, { deskId }) => {
  const { desk, staff } = await deskOfOffice(deps, principal, deskId);
  const { rule } = await readOfficeRules(deps.store, desk.office, deps.clock.now());
  const [tickets, estimate, current] = await Promise.all([
    deps.store.line(desk.queueId),
    deps.store.estimate(desk.queueId, rule('estimate.prior').value),
    desk.currentTicketId ? deps.store.lineTicket(desk.currentTicketId) : null,
  ]);
  const session = current && (await deps.store.openSessionOfVisit(current.visitId));
  return {
    desk: {
      ...deskView(deps, desk, staff.staffId),
      current: session && {
        ticket: lineEntry(deps, current),
        sessionId: session.id,
        sessionState: session.state,
        calledAt: session.calledAt.toISOString(),
        answerBy: current.answerBy?.toISOString() ?? null,
        waitsAsked: current.waitsAsked,
      },
    },
    line: tickets
      .filter((ticket) => ticket.state === 'waiting' || ticket.state === 'away')
      .map((ticket) => lineEntry(deps, ticket)),
    estimate,
    at: deps.clock.now().toISOString(),
  };
};
