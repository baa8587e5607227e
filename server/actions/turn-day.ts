import { localDay } from '../domain/business-day.ts';
import type { TicketAct } from '../domain/ticket.ts';
import type { TicketState } from '../contract/ticket.ts';
import { changeTicket, reorderTicket } from './change-ticket.ts';
import { moveBySystem, type Decided } from './move-by-system.ts';
import { rulesOfOffice } from './office-rules.ts';
import type { Deps } from './ports/deps.ts';
import { touch, update } from './ports/change.ts';
import type { Office, TicketInFull } from './reads/rows.ts';
import { queueAct } from './queue-act.ts';
import { tellApplicant } from './tell-applicant.ts';

/** So many of an office at one look; the next look takes the rest. */
const AT_ONCE = 500;
type Rules = ReturnType<typeof rulesOfOffice>;

/**
 * The end and the beginning of a business day. Whoever was not received keeps the place and is carried over to the next
 * working day (O87-39); when reception begins again they are in the line as they were.
 */
export async function turnDay(deps: Deps): Promise<void> {
  const [offices, rows] = await Promise.all([deps.store.officesWithOpenTickets(), deps.store.rules()]);
  for (const office of offices) {
    try {
      const rules = rulesOfOffice(rows, office, deps.clock.now());
      await endDay(deps, office, rules);
      if (rules.hours.open) await beginDay(deps, office);
    } catch (error) {
      // One office's trouble is not another's.
      deps.log.error({ err: error, officeId: office.id }, 'the day of an office could not be turned');
    }
  }
}

async function endDay(deps: Deps, office: Office, rules: Rules): Promise<void> {
  for (const ticket of await deps.store.overdueTickets(office.id, rules.businessDay, AT_ONCE)) {
    if (await staysToday(deps, ticket, rules)) continue;
    await moveBySystem(deps, 'day.end', ticket, (current, at) => carryOver(deps, current, at, rules));
  }
}

/** O87-8: a person from out of town is received on the day of coming, as long as somebody still receives on it. */
async function staysToday(
  deps: Deps,
  { businessDay, queueId, visit }: TicketInFull,
  { rule }: Rules,
): Promise<boolean> {
  if (!visit.outOfTown || !rule('reception.outOfTown').value.sameDay) return false;
  const today = localDay(deps.clock.now(), visit.office.timeZone);
  return businessDay.getTime() === today.getTime() && (await isManned(deps, queueId));
}

const isManned = async (deps: Deps, queueId: string) =>
  (await deps.store.presences(queueId)).some(({ presence }) => presence !== 'away');

const IN_LINE: ReadonlySet<TicketState> = new Set(['waiting', 'away', 'parked']);

/** While the office receives, the day moves under the line without a word: nobody has to come again. */
async function carryOver(
  deps: Deps,
  ticket: TicketInFull,
  at: Date,
  { businessDay, hours }: Rules,
): Promise<Decided | null> {
  // Called, sent on or gone since it was looked for.
  if (!IN_LINE.has(ticket.state) || ticket.businessDay >= businessDay) return null;
  const set = { businessDay, noticed: 0 };
  const { write, events } = hours.open
    ? reorderTicket(ticket, at, set)
    : changeTicket(ticket, 'carryOver', at, { ...set, resumeAs: ticket.state });
  return {
    writes: [
      touch('Queue', ticket.queue),
      write,
      update('Visit', ticket.visit, { businessDay }),
      queueAct(ticket, at, { kind: 'carried_over', reason: '' }),
      // Whoever stepped away and did not come back is not written to each evening and morning.
      ...(hours.open || ticket.state === 'away' ? [] : await tellApplicant(deps, ticket, 'carried_over', at)),
    ],
    events,
  };
}

async function beginDay(deps: Deps, office: Office): Promise<void> {
  const today = localDay(deps.clock.now(), office.timeZone);
  for (const ticket of await deps.store.carriedTickets(office.id, today, AT_ONCE))
    await moveBySystem(deps, 'day.begin', ticket, (current, at) => reopen(deps, current, at));
}

const REOPENED: Partial<Record<TicketState, TicketAct>> = { away: 'reopenAway', parked: 'reopenParked' };

async function reopen(deps: Deps, ticket: TicketInFull, at: Date): Promise<Decided> {
  const act = (ticket.resumeAs && REOPENED[ticket.resumeAs]) ?? 'reopen';
  const { write, events } = changeTicket(ticket, act, at, { resumeAs: null });
  return {
    writes: [
      touch('Queue', ticket.queue),
      write,
      queueAct(ticket, at, { kind: 'reopened', reason: '' }),
      ...(ticket.resumeAs === 'away' ? [] : await tellApplicant(deps, ticket, 'reopened', at)),
    ],
    events,
  };
}
