import { v7 as uuid } from 'uuid';
import type { Input } from '../contract/commands.ts';
import { Refusal } from '../contract/errors.ts';
import { appealLabel, appealMachine, type AppealAct } from '../domain/appeal.ts';
import { dayText, localDay } from '../domain/business-day.ts';
import { after } from '../domain/machine.ts';
import type { CouponFacts } from '../domain/paper-facts.ts';
import { termOf } from '../domain/term.ts';
import type { Action } from './action.ts';
import { appealContent, attach } from './appeal-content.ts';
import { issuePaper } from './issue-paper.ts';
import { rulesOfOffice } from './office-rules.ts';
import type { Deps } from './ports/deps.ts';
import type { Call } from './ports/command-call.ts';
import { insert, update, type NewEvent, type Tables, type Write } from './ports/change.ts';
import type { Office } from './reads/rows.ts';
import type { AppealRow, VisitInFull } from './reads/dossier.ts';
import { tellApplicant } from './tell-applicant.ts';
import { nameOf, personNameOf, receptionLanguageOf } from './views.ts';
import { receivedVisit, ticketOf, visitOfOfficial, wasReceived } from './visit-access.ts';
import { visitChanged } from './visit-changed.ts';

type Asked<F extends Input<'appeal.register'>['from']> = Extract<Input<'appeal.register'>, { from: F }>;

/** O87-39-6, 40; GOV: the appeal gets its number, its term and its coupon. There is no way to refuse one. */
export const registerAppeal: Action<'appeal.register'> = async (deps, principal, input, call) => {
  switch (input.from) {
    case 'submitted': {
      const { visit, staff } = await visitOfOfficial(deps, principal, await visitOf(deps, input.appealId));
      const appeal = appealIn(visit, input.appealId, 'register');
      return register(deps, call, visit, staff.staffId, { appeal });
    }
    case 'word': {
      const { visit, staff } = await receivedVisit(deps, principal, await visitOf(deps, input.appealId));
      const appeal = appealIn(visit, input.appealId, 'confirmByWord');
      return register(deps, call, visit, staff.staffId, { appeal, confirmedBy: 'word' });
    }
    case 'desk': {
      const { visit, staff } = await receivedVisit(deps, principal, input.visitId);
      return registerAtDesk(deps, call, visit, staff.staffId, input);
    }
  }
};

async function visitOf(deps: Deps, appealId: string): Promise<string> {
  const visitId = await deps.store.visitOfAppeal(appealId);
  // A visit that nobody has: whoever asks is refused by who they are before they are told that it does not exist.
  return visitId ?? uuid();
}

/** @throws Refusal WRONG_STATE when the table of states does not allow the act */
export function appealIn(
  visit: VisitInFull,
  appealId: string,
  act: AppealAct,
): VisitInFull['appeals'][number] {
  const appeal = visit.appeals.find(({ id }) => id === appealId);
  if (!appeal) throw new Refusal('NOT_FOUND', 'an appeal of another visit');
  const state = after(appealMachine, appeal.state, act);
  if (state === null) throw new Refusal('WRONG_STATE', `appeal is ${appeal.state}, cannot ${act}`);
  return appeal;
}

/** Registers an appeal that is there, with whatever else belongs to the same commit. */
export function register(
  deps: Deps,
  call: Call,
  visit: VisitInFull,
  acceptedById: string,
  {
    appeal,
    confirmedBy,
    prove,
  }: {
    appeal: AppealRow;
    confirmedBy?: 'code' | 'word';
    prove?: (at: Date) => Promise<Write>;
  },
) {
  return withNextNumber(deps, visit.office, async (next) => {
    const proof = prove ? [await prove(next.at)] : [];
    const { set, coupon, told, events } = await registration(deps, visit, appeal, acceptedById, next);
    const confirmed = confirmedBy ? { confirmedBy, confirmedAt: next.at } : {};
    return deps.store.commit(call, next.at, {
      officeId: visit.officeId,
      answer: { appealId: appeal.id, label: set.label },
      about: { visitId: visit.id, appealId: appeal.id, number: next.number },
      writes: [next.write, update('Appeal', appeal, { ...set, ...confirmed }), coupon, ...proof, ...told],
      events,
    });
  });
}

function registerAtDesk(
  deps: Deps,
  call: Call,
  visit: VisitInFull,
  acceptedById: string,
  input: Asked<'desk'>,
) {
  return withNextNumber(deps, visit.office, async (next) => {
    const appeal = {
      ...appealContent(input),
      ...{ id: uuid(), officeId: visit.officeId, visitId: visit.id, form: 'written' as const },
      createdAt: next.at,
    };
    const files = attach(visit, input.fileIds, appeal.id);
    const { set, coupon, told, events } = await registration(deps, visit, appeal, acceptedById, next);
    return deps.store.commit(call, next.at, {
      officeId: visit.officeId,
      answer: { appealId: appeal.id, label: set.label },
      about: { visitId: visit.id, appealId: appeal.id, number: next.number },
      writes: [next.write, insert('Appeal', { ...appeal, ...set }), ...files, coupon, ...told],
      events,
    });
  });
}

type Next = { at: Date; year: number; number: number; write: Write };

/**
 * Numbers have no gaps and no doubles: the counter is written in the commit of what it numbers. People of one server
 * wait for each other here; servers beside each other race for the row, and who loses is decided again.
 */
function withNextNumber<A>(deps: Deps, office: Office, work: (next: Next) => Promise<A>): Promise<A> {
  const yearAt = (at: Date) => localDay(at, office.timeZone).getUTCFullYear();
  return deps.locks.run(`appeals:${office.id}:${yearAt(deps.clock.now())}`, async () => {
    const at = deps.clock.now();
    const year = yearAt(at);
    const counter = await deps.store.appealCounter(office.id, year);
    const number = (counter?.last ?? 0) + 1;
    const write = counter
      ? update('AppealCounter', counter, { last: number })
      : insert('AppealCounter', { id: uuid(), officeId: office.id, year, last: number });
    return work({ at, year, number, write });
  });
}

async function registration(
  deps: Deps,
  visit: VisitInFull,
  appeal: Pick<AppealRow, 'id' | 'form' | 'complaint' | 'language'>,
  acceptedById: string,
  { at, year, number }: Next,
) {
  const { office } = visit;
  const [rules, staff] = await Promise.all([deps.store.rules(), deps.store.staff(acceptedById)]);
  if (!staff) throw new Error(`no member of staff ${acceptedById}`);
  const { rule } = rulesOfOffice(rules, office, at);
  const { value: terms, legalRef } = rule('appeal.terms');
  const days = appeal.complaint ? terms.complaintWorkingDays : terms.considerationWorkingDays;
  const [hours, calendar] = [rule('reception.hours').value, rule('calendar.holidays').value];
  const term = termOf(at, days, office.timeZone, hours, calendar);
  const label = appealLabel(office.code, year, number);
  const fromReception = wasReceived(visit);
  const set = {
    ...{ state: 'registered', acceptedById, registeredAt: at, year, number, label, term, fromReception },
    termRef: legalRef,
  } satisfies Partial<Tables['Appeal']>;
  const coupon: CouponFacts = {
    kind: 'coupon',
    language: receptionLanguageOf(appeal.language),
    office: nameOf(office),
    issuedAt: at.toISOString(),
    timeZone: office.timeZone,
    label,
    registeredAt: at.toISOString(),
    applicant: personNameOf(visit.applicant),
    form: appeal.form,
    acceptedBy: { name: personNameOf(staff), post: nameOf(staff.post) },
    complaint: appeal.complaint,
    term: dayText(term),
    answerPlace: appeal.complaint ? nameOf(office) : null,
    fromReception,
  };
  const ticket = ticketOf(visit);
  const events: NewEvent[] = visitChanged(ticket);
  return {
    set,
    coupon: issuePaper({ officeId: visit.officeId, visitId: visit.id, appealId: appeal.id }, coupon),
    told: await tellApplicant(deps, ticket, 'appeal_registered', at),
    events,
  };
}
