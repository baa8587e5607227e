import { Refusal } from '../contract/errors.ts';
import type { Output } from '../contract/commands.ts';
import { dayText } from '../domain/business-day.ts';
import { isCallable, orderKeyOf } from '../domain/order.ts';
import type { RuleValue } from '../domain/rules.ts';
import { mayPrepare } from '../domain/prepare.ts';
import { ticketHolder } from './access.ts';
import type { Action } from './action.ts';
import { readOfficeRules } from './office-rules.ts';
import type { Deps } from './ports/deps.ts';
import type { Notice, TicketInFull } from './reads/rows.ts';
import { readPlaceOf } from './read-place.ts';
import type { LegBefore } from './reads/line.ts';
import { categoryName, nameOf, personNameOf, receptionLanguageOf } from './views.ts';

/** What the holder of a ticket's link sees: place, call, session, outcome. */
export const readTicket: Action<'ticket.read'> = async (deps, principal, { ticketId }) => {
  ticketHolder(principal, ticketId);
  const ticket = await deps.store.ticket(ticketId);
  if (!ticket) throw new Refusal('NOT_FOUND');
  const { visit } = ticket;
  const rules = await readOfficeRules(deps.store, visit.office, deps.clock.now());
  const { rule, hours } = rules;
  const inLine = ticket.state === 'waiting' || ticket.state === 'away' || ticket.state === 'parked';
  const [place, desks, notices, earlier, earlierNotices] = await Promise.all([
    inLine ? readPlaceOf(deps, ticket, rules) : null,
    deps.store.presences(ticket.queueId),
    deps.store.noticesOf(ticket, NOTICES),
    ticket.leg > 1 ? deps.store.legBefore(ticketId) : null,
    ticket.leg > 1 ? deps.store.noticesOfEarlierLegs(ticketId, NOTICES) : [],
  ]);
  const session = visit.sessions.find((s) => s.ticketId === ticket.id && s.state !== 'ended');
  return {
    ticketId,
    visitId: visit.id,
    queueId: ticket.queueId,
    at: deps.clock.now().toISOString(),
    label: ticket.label,
    state: ticket.state,
    key: orderKeyOf(ticket),
    day: dayText(ticket.businessDay),
    takenAt: ticket.createdAt.toISOString(),
    stateAt: ticket.stateAt.toISOString(),
    officeName: nameOf(visit.office),
    serviceName: nameOf(visit.service),
    queueName: nameOf(ticket.queue),
    receptionLanguage: receptionLanguageOf(visit.language),
    applicantName: personNameOf(visit.applicant),
    place,
    approachingAhead: rule('queue.notices').value.approachingAhead,
    official: await readOfficial(deps, ticket),
    call: callOf(ticket, rule('call.answer').value.waits, deps.clock.now()),
    desks,
    session: session ? { sessionId: session.id, state: session.state } : null,
    result: resultOf(ticket),
    waitsFor: waitsForOf(ticket),
    bookedFor: ticket.bookedFor?.toISOString() ?? null,
    interpreterFor: visit.interpreterFor,
    claim: claimOf(ticket, rule('queue.outOfTurn').value.categories),
    outOfTown: visit.outOfTown,
    act: actOf(ticket),
    notices: noticesView([...notices, ...earlierNotices]),
    moved: ticket.successorId !== null,
    sentOn: earlier && sentOnFrom(earlier, ticket.queueId),
    prepare: isCallable(ticket) ? mayPrepare(ticket.state, place) : mayPrepare(ticket.state, null),
    hours,
  };
};

const NOTICES = 20;

function sentOnFrom(
  { act: { reason, ticket, visit }, desk, post }: LegBefore,
  queueId: string,
): Output<'ticket.read'>['sentOn'] {
  const sameQueue = ticket.queueId === queueId;
  const from = { officeName: nameOf(visit.office), queueName: nameOf(ticket.queue), sameQueue };
  return { ...from, desk: desk?.label ?? null, post: post && nameOf(post), reason };
}

/** What was said to the person stays theirs when they are sent on. */
const noticesView = (notices: Notice[]): Output<'ticket.read'>['notices'] =>
  notices
    .sort((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, NOTICES)
    .map(({ id, words, at, ticketId }) => ({
      ...{ noticeId: id, words, at: at.toISOString(), toAll: ticketId === null },
    }));

function waitsForOf(ticket: TicketInFull): Output<'ticket.read'>['waitsFor'] {
  if (ticket.state !== 'waiting' || isCallable(ticket)) return null;
  return ticket.due ? 'interpreter' : 'booking';
}

function claimOf(
  { visit: { claim } }: TicketInFull,
  categories: RuleValue<'queue.outOfTurn'>['categories'],
): Output<'ticket.read'>['claim'] {
  if (!claim) return null;
  const { category, state, reason } = claim;
  return { category, state, name: categoryName(category, categories), reason };
}

function actOf({ id, acts, visit }: TicketInFull): Output<'ticket.read'>['act'] {
  const [last] = acts;
  if (!last) return null;
  const at = last.at.getTime();
  const endedTalk = visit.sessions.some(
    ({ ticketId, liveAt, endedAt }) => ticketId === id && liveAt !== null && endedAt?.getTime() === at,
  );
  // Who was called instead is another person's number.
  const reason = last.kind === 'passed_over' ? '' : last.reason;
  return { kind: last.kind, reason, at: last.at.toISOString(), endedTalk };
}

/** The official's name and post are public (O87-5); they are told to the person they call. */
async function readOfficial(deps: Deps, ticket: TicketInFull): Promise<Output<'ticket.read'>['official']> {
  if (!ticket.deskId || !['called', 'in_session', 'finished'].includes(ticket.state)) return null;
  const desk = await deps.store.desk(ticket.deskId);
  if (!desk?.staff) return null;
  return { name: personNameOf(desk.staff), post: nameOf(desk.staff.post), desk: desk.label };
}

function callOf({ state, answerBy, waitsAsked }: TicketInFull, waits: number, at: Date) {
  if (state !== 'called' || !answerBy) return null;
  const secondsLeft = Math.max(0, Math.ceil((answerBy.getTime() - at.getTime()) / 1000));
  return { answerBy: answerBy.toISOString(), secondsLeft, waitsLeft: Math.max(0, waits - waitsAsked) };
}

function resultOf({ state, visit: { record } }: TicketInFull) {
  if (state !== 'finished' || !record?.outcome || !record.closedAt) return null;
  return { outcome: record.outcome, answer: record.answer, at: record.closedAt.toISOString() };
}
