import { inCallingOrder } from '../contract/order.ts';
import { orderKeyOf } from '../domain/order.ts';
import { noShowAct } from '../domain/ticket.ts';
import { deskOfOffice, signedInStaff } from './access.ts';
import type { Action } from './action.ts';
import { readOfficeRules } from './office-rules.ts';
import type { LineTicket } from './reads/line.ts';
import { readEstimate } from './read-estimate.ts';
import { deskView, lineEntry, personNameOf } from './views.ts';

/** The desks of every office where this official receives. */
export const listDesks: Action<'desk.list'> = async (deps, principal) => {
  const staff = signedInStaff(principal);
  const paths = staff.grants.filter((grant) => grant.role === 'official').map((grant) => grant.officePath);
  const desks = paths.length > 0 ? await deps.store.desks(paths) : [];
  return { desks: desks.map((desk) => deskView(deps, desk, staff.staffId)) };
};

/** So many of the line are shown; whoever stands further back is found by `desk.searchLine`. */
const SHOWN = 30;

/** The desk, who waits in the order in which they will be called, and whom it receives now. */
export const readDesk: Action<'desk.read'> = async (deps, principal, { deskId }) => {
  const { desk, staff } = await deskOfOffice(deps, principal, deskId);
  const rules = await readOfficeRules(deps.store, desk.office, deps.clock.now());
  const { rule } = rules;
  const [callable, kept, outOfTown, offers, estimate, current] = await Promise.all([
    deps.store.callable(desk.queueId, SHOWN),
    deps.store.notCallable(desk.queueId, SHOWN),
    rule('reception.outOfTown').value.sameDay ? deps.store.outOfTown(desk.queueId) : 0,
    deps.store.desksOfferedTo(staff.staffId),
    readEstimate(deps, { id: desk.queueId, office: desk.office }, rules),
    desk.currentTicketId ? deps.store.lineTicket(desk.currentTicketId) : null,
  ]);
  const session = current && (await deps.store.openSessionOfVisit(current.visitId));
  const round = { turn: callable.turn, blending: rule('queue.blending').value };
  const entry = (ticket: LineTicket) =>
    lineEntry(deps, ticket, desk, rule('queue.outOfTurn').value.categories);
  const mayRefuse = rule('reception.mayRefuse').value.allowed;
  const order = inCallingOrder(callable.first, orderKeyOf, round).slice(0, SHOWN).map(entry);
  return {
    desk: {
      ...deskView(deps, desk, staff.staffId),
      current: session && {
        ticket: entry(current),
        sessionId: session.id,
        sessionState: session.state,
        calledAt: session.calledAt.toISOString(),
        answerBy: current.answerBy?.toISOString() ?? null,
        waitsAsked: current.waitsAsked,
      },
    },
    line: order.filter((one) => one.callable),
    // Who can be called, but not to this desk, stands among those who wait for something.
    others: [...order.filter((one) => !one.callable), ...kept.first.map(entry)],
    waiting: callable.waiting,
    notCallable: kept.count,
    outOfTown,
    offers: offers.map(({ id, label, staff: holder, currentTicketId }) => ({
      ...{ deskId: id, label, holder: personNameOf(holder), inTalk: currentTicketId !== null },
    })),
    estimate,
    mayRefuse,
    noShow: noShowAct(rule('ticket.noShow').value.policy, mayRefuse),
    at: deps.clock.now().toISOString(),
  };
};
