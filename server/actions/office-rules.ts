import type { Store } from './ports/store.ts';
import type { Office } from './reads/rows.ts';
import { businessDay, isOpen, localDay } from '../domain/business-day.ts';
import { ruleFor, type RuleKey, type RuleRow } from '../domain/rules.ts';

/** The rules in force for one office at one instant. */
export function rulesOfOffice(
  rows: readonly RuleRow[],
  office: Pick<Office, 'id' | 'kind' | 'timeZone'>,
  at: Date,
) {
  const today = localDay(at, office.timeZone);
  const rule = <K extends RuleKey>(key: K) => ruleFor(rows, key, office, today);
  const hours = rule('reception.hours').value;
  const calendar = rule('calendar.holidays').value;
  return {
    rule,
    hours: { open: isOpen(at, office.timeZone, hours, calendar), from: hours.from, to: hours.to },
    businessDay: businessDay(at, office.timeZone, hours, calendar),
    ticketRules: {
      particularsRequired: rule('ticket.particulars').value.contact,
      essenceRequired: rule('ticket.particulars').value.essence,
      // Where refusing is forbidden nothing may stand between a person and the reception (O87-39).
      codeRequired:
        rule('ticket.confirmation').value.codeRequired && rule('reception.mayRefuse').value.allowed,
      videoOnly: rule('reception.videoOnly').value.active,
      legalRef: rule('ticket.particulars').legalRef,
      outOfTurn: rule('queue.outOfTurn').value.categories,
      outOfTownSameDay: rule('reception.outOfTown').value.sameDay,
    },
  };
}

type OfficeRules = ReturnType<typeof rulesOfOffice>;

/** What one reading of the rules came to for each office and minute: a crowd that shares the reading shares these. */
const known = new WeakMap<readonly RuleRow[], Map<string, OfficeRules>>();
const MINUTE_MS = 60_000;

export async function readOfficeRules(
  store: Store,
  office: Pick<Office, 'id' | 'kind' | 'timeZone'>,
  at: Date,
): Promise<OfficeRules> {
  const rows = await store.rules();
  const ofRows = known.get(rows) ?? new Map<string, OfficeRules>();
  known.set(rows, ofRows);
  const minute = `${office.id}/${Math.floor(at.getTime() / MINUTE_MS)}`;
  const rules = ofRows.get(minute) ?? rulesOfOffice(rows, office, at);
  ofRows.set(minute, rules);
  return rules;
}
