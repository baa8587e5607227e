import { v7 as uuid } from 'uuid';
import type { Input } from '../contract/commands.ts';
import { Refusal } from '../contract/errors.ts';
import { BANDS } from '../contract/order.ts';
import { isCallable, orderKeyOf } from '../domain/order.ts';
import { ticketHolder } from './access.ts';
import type { Action } from './action.ts';
import { stillHeld, ticketAtDesk, ticketOfQueue } from './at-desk.ts';
import { changeTicket } from './change-ticket.ts';
import { afterSession, endOpenSession } from './end-session.ts';
import { readOfficeRules } from './office-rules.ts';
import { giveAccess } from './open-ticket.ts';
import type { Deps } from './ports/deps.ts';
import { insert, touch, update, type NewEvent, type Tables, type Write } from './ports/change.ts';
import type { Office, Queue, TicketInFull } from './reads/rows.ts';
import { queueAct } from './queue-act.ts';
import type { Official } from './reads/line.ts';
import { ticketMessages } from './write-message.ts';

type Target = Input<'desk.transfer'>['to'];
type TargetQueue = Queue & { office: Office };

/**
 * Sends a person on to another queue: the ticket ends as transferred, and a new leg with the same number and the same time
 * of arrival stands there. Another office gets a visit of its own that knows where it came from.
 */
export const transferTicket: Action<'desk.transfer'> = async (deps, principal, input, call) => {
  const { deskId, ticketId, to, reason, agreed } = input;
  const { desk, staff, ticket: found } = await ticketAtDesk(deps, principal, deskId, ticketId);
  const target = await targetOf(deps, to, found);
  // Another desk of the same office refuses nobody.
  if (target.officeId !== desk.officeId) await demandAgreement(deps, desk.office, agreed);
  const { answer, ended } = await inBothQueues(deps, desk.queueId, to.queueId, async () => {
    const ticket = await ticketOfQueue(deps, desk, ticketId);
    const queue = (await deps.store.queue(to.queueId))!;
    const at = deps.clock.now();
    const next = await nextLeg(deps, ticket, { ...target, queue }, at);
    const { write, events } = changeTicket(ticket, 'transfer', at, {
      deskId: null,
      successorId: next.ticketId,
    });
    const ended = await endOpenSession(deps, ticket, at, { held: desk });
    const recipient = await deps.store.recipient(ticketId);
    const told = { id: next.ticketId, officeId: queue.officeId, label: next.label };
    const answer = await deps.store.commit(call, at, {
      officeId: desk.officeId,
      reaches: queue.officeId,
      answer: { ticketId: next.ticketId, label: next.label },
      about: {
        ticketId,
        deskId,
        toQueueId: to.queueId,
        nextTicketId: next.ticketId,
        toOfficeId: queue.officeId,
      },
      writes: [
        update('Queue', queue, { lastSeq: queue.lastSeq + 1n }),
        ...(ticket.queueId === queue.id ? [] : [touch('Queue', ticket.queue)]),
        write,
        queueAct(ticket, at, { kind: 'transferred', reason, deskId, staffId: staff.staffId }),
        ...stillHeld(desk, ended),
        ...ended.writes,
        ...next.writes,
        ...(recipient ? ticketMessages(deps, at, recipient, told, 'transferred') : []),
      ],
      events: [...events, ...ended.events, ...next.events],
    });
    return { answer, ended };
  });
  await afterSession(deps, found.visitId, ended);
  return answer;
};

/** Two queues are always taken in the same order, so that two transfers never wait for each other. */
function inBothQueues<T>(deps: Deps, one: string, other: string, work: () => Promise<T>): Promise<T> {
  if (one === other) return deps.locks.run(`queue:${one}`, work);
  const [first, second] = [one, other].sort();
  return deps.locks.run(`queue:${first}`, () => deps.locks.run(`queue:${second}`, work));
}

async function demandAgreement(deps: Deps, office: Office, agreed: boolean): Promise<void> {
  if (agreed) return;
  const { rule } = await readOfficeRules(deps.store, office, deps.clock.now());
  if (!rule('reception.mayRefuse').value.allowed) throw new Refusal('AGREEMENT_NEEDED', 'O87-39');
}

async function targetOf(deps: Deps, to: Target, ticket: TicketInFull) {
  const queue = await deps.store.queue(to.queueId);
  if (!queue) throw new Refusal('NOT_FOUND', 'no such queue');
  const [queues, officials, excluded, service] = await Promise.all([
    deps.store.queuesOfOffice(queue.officeId),
    deps.store.officialsOf(queue.officeId, deps.clock.now()),
    deps.store.exclusionsOf(ticket.visitId),
    deps.store.serviceOfQueue(queue.id),
  ]);
  const desk = queues.find(({ id }) => id === queue.id)?.desks.find(({ id }) => id === to.deskId);
  if (to.deskId && !desk) throw new Refusal('NOT_FOUND', 'no such desk there');
  if (to.postId) demandHolder(officials, to.postId, excluded);
  if (desk?.staffId && excluded.includes(desk.staffId)) throw new Refusal('COMPLAINED_OF');
  if (!service) throw new Refusal('NOT_FOUND', 'a queue that serves nothing');
  return { to, service, officeId: queue.officeId };
}

/** A post that nobody holds, or only whom the person complains of, would never call them. */
function demandHolder(officials: readonly Official[], postId: string, excluded: readonly string[]): void {
  const holders = officials.filter((one) => one.postId === postId);
  if (holders.length === 0) throw new Refusal('NOT_FOUND', 'nobody receives there in this post');
  if (holders.every(({ id }) => excluded.includes(id))) throw new Refusal('COMPLAINED_OF');
}

type To = { to: Target; queue: TargetQueue; service: { id: string; officeId: string } };

async function nextLeg(deps: Deps, ticket: TicketInFull, { to, queue, service }: To, at: Date) {
  const ticketId = uuid();
  const { businessDay } = await readOfficeRules(deps.store, queue.office, at);
  const goesElsewhere = queue.officeId !== ticket.officeId;
  const excluded = goesElsewhere ? await deps.store.exclusionsOf(ticket.visitId) : [];
  const visit = goesElsewhere
    ? copyOfVisit(ticket, { officeId: queue.officeId, serviceId: service.id, excluded }, businessDay, at)
    : null;
  const visitId = visit?.visitId ?? ticket.visitId;
  const [label, unit, subscriptions] = await Promise.all([
    labelThere(deps, ticket, queue),
    deps.store.interpreterOf(ticket.id),
    deps.store.subscriptions(ticket.id),
  ]);
  const row = {
    id: ticketId,
    officeId: queue.officeId,
    queueId: queue.id,
    visitId,
    leg: ticket.leg + 1,
    businessDay,
    number: ticket.number,
    label,
    state: 'waiting' as const,
    band: ticket.band === BANDS.outOfTurn ? BANDS.outOfTurn : BANDS.arrival,
    orderAt: ticket.orderAt,
    seq: queue.lastSeq + 1n,
    due: true,
    // An interpreter belongs to a leg; whoever was vouched for is understood there, too.
    interpreted: ticket.visit.interpreterFor === null || (ticket.interpreted && unit === null),
    onlyDeskId: to.deskId ?? null,
    onlyPostId: to.postId ?? null,
    secretHash: ticket.secretHash,
    createdAt: ticket.createdAt,
    stateAt: at,
  };
  const copies = subscriptions.map(({ id: _id, ...kept }) =>
    insert('PushSubscription', { ...kept, id: uuid(), officeId: queue.officeId, ticketId, version: 1 }),
  );
  return {
    ticketId,
    label: row.label,
    writes: [...(visit?.writes ?? []), insert('Ticket', row), ...copies],
    events: arrivalEvents(row),
  };
}

/**
 * The number is kept. Two people must not answer to one, so where it is somebody else's, or will be given there yet, the
 * leg tells them apart.
 */
async function labelThere(deps: Deps, ticket: TicketInFull, queue: TargetQueue): Promise<string> {
  if (queue.id === ticket.queueId) return ticket.label;
  const [prefix, number] = ticket.label.split('-');
  const label = `${prefix}-${number}`;
  const toBeGiven = prefix === queue.prefix && ticket.number > queue.lastNumber;
  if (!toBeGiven && !(await deps.store.isLabelTaken(queue, label, ticket.secretHash))) return label;
  return `${label}-${ticket.leg + 1}`;
}

function arrivalEvents(
  row: Parameters<typeof isCallable>[0] &
    Parameters<typeof orderKeyOf>[0] & { id: string; queueId: string; label: string },
): NewEvent[] {
  const { id: ticketId, queueId, label, state } = row;
  const line: NewEvent = {
    stream: `line:${queueId}`,
    type: 'line.changed',
    payload: { ticketId, label, state },
  };
  if (!isCallable(row)) return [line];
  const payload = { changes: [['in' as const, orderKeyOf(row)] as ['in', ReturnType<typeof orderKeyOf>]] };
  return [{ stream: `queue:${queueId}`, type: 'order.changed', payload }, line];
}

/** What the other office must know of the person and the errand; what was left behind stays with the first visit. */
function copyOfVisit(
  ticket: TicketInFull,
  { officeId, serviceId, excluded }: { officeId: string; serviceId: string; excluded: readonly string[] },
  businessDay: Date,
  at: Date,
): { visitId: string; writes: Write[] } {
  const [visitId, applicantId] = [uuid(), uuid()];
  const { visit } = ticket;
  const { id: _id, officeId: _office, version: _version, ...applicant } = visit.applicant;
  const row: Tables['Visit'] = {
    id: visitId,
    officeId,
    serviceId,
    applicantId,
    businessDay,
    language: visit.language,
    screenLanguage: visit.screenLanguage,
    essence: visit.essence,
    interpreterFor: visit.interpreterFor,
    consentToVideoAt: visit.consentToVideoAt,
    outOfTown: visit.outOfTown,
    originVisitId: visit.id,
    createdAt: at,
  };
  return {
    visitId,
    writes: [
      insert('Applicant', { ...applicant, id: applicantId, officeId } as Tables['Applicant']),
      insert('Visit', row),
      ...(visit.claim
        ? [
            insert('OutOfTurnClaim', {
              ...visit.claim,
              visitId,
              officeId,
              version: 1,
            } as Tables['OutOfTurnClaim']),
          ]
        : []),
      // Whoever comes back to this office by a transfer still complains of the same official.
      ...excluded.map((staffId) => insert('Exclusion', { id: uuid(), officeId, visitId, staffId })),
    ],
  };
}

/** Opens the leg that follows a transferred ticket in the browser that holds the earlier one. */
export const followTicket: Action<'ticket.follow'> = async (deps, principal, { ticketId }, call) => {
  ticketHolder(principal, ticketId);
  const nextId = await deps.store.successorOf(ticketId);
  const next = nextId ? await deps.store.ticket(nextId) : null;
  if (!next) throw new Refusal('WRONG_STATE', 'the ticket was not transferred');
  await giveAccess(deps, next, call);
  return { ticketId: next.id };
};
