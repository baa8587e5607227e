import { v7 as uuid } from 'uuid';
import type { TicketState } from '../contract/ticket.ts';
import { Refusal } from '../contract/errors.ts';
import type { Principal, StaffPrincipal } from '../domain/principal.ts';
import { interpreter } from './access.ts';
import type { Action } from './action.ts';
import { reorderTicket } from './change-ticket.ts';
import { isReceived, standDown, toLine } from './interpreter-unit.ts';
import type { Deps } from './ports/deps.ts';
import type { Call } from './ports/command-call.ts';
import { insert, touch, update } from './ports/change.ts';
import { Conflict } from './ports/store.ts';
import type { TicketInFull } from './reads/rows.ts';
import type { HeldUnit, Unit } from './reads/interpreter.ts';

/** Before the call; nobody steps into a talk that has begun. */
const TAKEABLE: readonly TicketState[] = ['waiting', 'away', 'parked', 'carried_over'];

/** Of two interpreters who take the same person one wins; whoever is not heard of any more loses them to the next. */
export const takePerson: Action<'interpreter.take'> = (deps, principal, { ticketId }, call) =>
  withUnit(deps, principal, ticketId, async ({ ticket, unit, staff, databaseNow }) => {
    const another = unit?.leaseHolds && unit.staffId !== staff.staffId;
    if (another) throw new Refusal('PERSON_TAKEN');
    if (!TAKEABLE.includes(ticket.state)) throw new Refusal('WRONG_STATE', `ticket is ${ticket.state}`);
    if (ticket.interpreted && !unit?.readyAt) throw new Refusal('WRONG_STATE', 'understood without');
    const at = deps.clock.now();
    const { staffId } = staff;
    const leaseUntil = leaseFrom(deps, databaseNow);
    const { officeId } = ticket;
    const { writes, events } =
      unit === null
        ? {
            writes: [
              insert('InterpreterUnit', { id: uuid(), officeId, ticketId, staffId, leaseUntil }),
              touch('Ticket', ticket),
            ],
            events: [toLine(ticket)],
          }
        : isHeldBy(unit, staff)
          ? {
              writes: [update('InterpreterUnit', unit, { leaseUntil }), touch('Ticket', ticket)],
              events: [toLine(ticket)],
            }
          : standDown(ticket, unit, at, { staffId, leaseUntil });
    return deps.store.commit(call, at, {
      officeId,
      answer: {},
      about: { ticketId },
      writes,
      events,
    });
  });

export const releasePerson: Action<'interpreter.release'> = (deps, principal, { ticketId }, call) =>
  withUnit(deps, principal, ticketId, async ({ ticket, unit, staff }) => {
    if (!unit || !isHeldBy(unit, staff)) throw new Refusal('PERSON_NOT_YOURS');
    if (isReceived(ticket)) throw new Refusal('INTERPRETER_IN_TALK');
    const at = deps.clock.now();
    const change = standDown(ticket, unit, at, { leaseUntil: null });
    return deps.store.commit(call, at, {
      officeId: ticket.officeId,
      answer: {},
      about: { ticketId },
      ...change,
    });
  });

export const setReady: Action<'interpreter.setReady'> = (deps, principal, { ticketId, ready }, call) =>
  withUnit(deps, principal, ticketId, async ({ ticket, unit, staff, databaseNow }) => {
    if (!unit || !isHeldBy(unit, staff)) throw new Refusal('PERSON_NOT_YOURS');
    const at = deps.clock.now();
    const change = ready
      ? await standReady(deps, ticket, unit, staff, at, databaseNow)
      : standDown(ticket, unit, at);
    const about = { ticketId, ready: Number(ready) };
    return deps.store.commit(call, at, { officeId: ticket.officeId, answer: {}, about, ...change });
  });

/** One talk at a time: who is expected in one is ready for no other, and their row keeps a call from coming in between. */
async function standReady(
  deps: Deps,
  ticket: TicketInFull,
  unit: HeldUnit,
  { staffId }: StaffPrincipal,
  at: Date,
  databaseNow: Date,
) {
  const person = (await deps.store.staff(staffId))!;
  if (await deps.store.isExpected(staffId)) throw new Refusal('INTERPRETER_IN_TALK');
  if (!TAKEABLE.includes(ticket.state)) throw new Refusal('WRONG_STATE', `ticket is ${ticket.state}`);
  const { write, events } = reorderTicket(ticket, at, { interpreted: true });
  const set = { readyAt: unit.readyAt ?? at, leaseUntil: leaseFrom(deps, databaseNow) };
  return {
    writes: [
      touch('Queue', ticket.queue),
      update('Staff', person, {}),
      update('InterpreterUnit', unit, set),
      write,
    ],
    events,
  };
}

/**
 * The interpreter is still there. Said while nothing is taken it is no mistake. Whom they took where they may not interpret
 * any more is not kept, and lapses.
 */
export const keepUnits: Action<'interpreter.keep'> = async (deps, principal) => {
  const { staffId, grants } = interpreter(principal);
  const paths = grants.filter(({ role }) => role === 'interpreter').map(({ officePath }) => officePath);
  const leaseUntil = await deps.store.keepUnits(staffId, paths, deps.settings.interpreterLeaseMs);
  return { leaseUntil: leaseUntil?.toISOString() ?? null };
};

/**
 * An interpreter who is not heard of any more is not ready: the person goes out of the order, keeps the place, and their
 * page and the desks are told. A talk under way goes on, and the interpreter may come back to it.
 */
export async function lapseUnit(deps: Deps, { ticketId }: Unit, call: Call): Promise<void> {
  const found = await deps.store.ticket(ticketId);
  if (!found) return;
  await deps.locks.run(`queue:${found.queueId}`, async () => {
    const [ticket, { unit }] = await Promise.all([deps.store.ticket(ticketId), deps.store.unitOf(ticketId)]);
    if (!ticket || !unit?.readyAt || unit.leaseHolds) throw new Conflict('the interpreter was heard of');
    const at = deps.clock.now();
    const change = standDown(ticket, unit, at);
    await deps.store.commit(call, at, {
      officeId: ticket.officeId,
      answer: {},
      about: { ticketId },
      ...change,
    });
  });
}

type Found = { ticket: TicketInFull; unit: HeldUnit | null; staff: StaffPrincipal; databaseNow: Date };

/** A person who needs an interpreter, for an interpreter of their office. */
async function withUnit<A>(
  deps: Deps,
  principal: Principal,
  ticketId: string,
  work: (found: Found) => Promise<A>,
): Promise<A> {
  interpreter(principal);
  const found = await deps.store.ticket(ticketId);
  if (!found) throw new Refusal('NOT_FOUND');
  const staff = interpreter(principal, found.visit.office.path);
  if (found.visit.interpreterFor === null) throw new Refusal('NOT_FOUND', 'needs no interpreter');
  return deps.locks.run(`queue:${found.queueId}`, async () => {
    const [ticket, held] = await Promise.all([deps.store.ticket(ticketId), deps.store.unitOf(ticketId)]);
    return work({ ticket: ticket!, ...held, staff });
  });
}

/** Released units keep the name of who had them last; only a lease says that somebody has them. */
const isHeldBy = (unit: Unit, { staffId }: StaffPrincipal) =>
  unit.leaseUntil !== null && unit.staffId === staffId;

const leaseFrom = (deps: Deps, databaseNow: Date) =>
  new Date(databaseNow.getTime() + deps.settings.interpreterLeaseMs);
