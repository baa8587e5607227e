import type { OfficeKind } from '../../server/contract/catalogue.ts';
import type { RuleKey, RuleValue } from '../../server/domain/rules.ts';
import { holidays, HOLIDAYS_REF } from './holidays.ts';
import { officeKeys, type OfficeKey } from './offices.ts';
import { outOfTurn } from './outOfTurn.ts';

export type RuleData = {
  [K in RuleKey]: { key: K; kind?: OfficeKind; office?: OfficeKey; value: RuleValue<K>; legalRef: string };
}[RuleKey];

/** This one keeps the decree's hours, so that a visitor can also see an office that is closed. */
export const KEEPS_HOURS: OfficeKey = 'saryarqaDistrict';

/** The date of Order No. 87. */
export const RULES_FROM = new Date('2017-08-24');

const forEveryone: RuleData[] = [
  { key: 'reception.hours', value: { from: '09:00', to: '18:30', allDays: false }, legalRef: 'O87-4' },
  { key: 'ticket.particulars', value: { contact: true, essence: true }, legalRef: 'O87-3; GOV' },
  { key: 'reception.mayRefuse', value: { allowed: true }, legalRef: 'O87-18' },
  { key: 'reception.videoOnly', value: { active: false }, legalRef: 'O87-11' },
  { key: 'ticket.noShow', value: { policy: 'to_end' }, legalRef: 'demo' },
  { key: 'ticket.confirmation', value: { codeRequired: true }, legalRef: 'TRP' },
  { key: 'call.answer', value: { seconds: 180, waitSeconds: 120, waits: 2 }, legalRef: 'demo' },
  {
    key: 'appeal.terms',
    value: { considerationWorkingDays: 15, complaintWorkingDays: 5 },
    legalRef: 'general law; MFA',
  },
  {
    key: 'appeal.files',
    value: {
      scanBytes: 15_000_000,
      scans: 20,
      scanPixels: 60_000_000,
      videos: 5,
      videoBytes: 120_000_000,
      videoSeconds: 300,
    },
    legalRef: 'demo',
  },
  { key: 'identity.keepCopy', value: { allowed: true }, legalRef: 'O87-10' },
  // The demonstration is walked through with a password alone; an office that works switches this on.
  { key: 'staff.secondFactor', value: { required: false }, legalRef: 'demo' },
  { key: 'queue.outOfTurn', value: { categories: outOfTurn }, legalRef: 'O87-9' },
  { key: 'queue.blending', value: { booked: 1, arrivals: 0 }, legalRef: 'demo' },
  { key: 'queue.capacity', value: { ticketsADay: null }, legalRef: 'demo' },
  { key: 'queue.notices', value: { approachingAhead: 3 }, legalRef: 'demo' },
  { key: 'reception.breaks', value: { breaks: [] }, legalRef: 'demo' },
  { key: 'reception.outOfTown', value: { sameDay: false }, legalRef: 'O87-8' },
  { key: 'estimate.prior', value: { shortSeconds: 420, longSeconds: 1200 }, legalRef: 'demo' },
  {
    key: 'calendar.holidays',
    value: { days: holidays, working: [], weekend: [6, 7] },
    legalRef: HOLIDAYS_REF,
  },
];

/** O87-39: at a district office nothing may stand between a person and the reception. */
const forDistricts: RuleData[] = [
  {
    key: 'ticket.particulars',
    kind: 'district',
    value: { contact: false, essence: false },
    legalRef: 'O87-39',
  },
  { key: 'ticket.confirmation', kind: 'district', value: { codeRequired: false }, legalRef: 'O87-39' },
  { key: 'reception.mayRefuse', kind: 'district', value: { allowed: false }, legalRef: 'O87-39' },
  { key: 'ticket.noShow', kind: 'district', value: { policy: 'back_to_place' }, legalRef: 'O87-39' },
];

/** O87-8: whom these heads receive on the day of coming, when they come from out of town. */
const forOutOfTown = (['regional', 'district', 'agency', 'institution'] as const).map((kind): RuleData => ({
  key: 'reception.outOfTown',
  kind,
  value: { sameDay: true },
  legalRef: 'O87-8',
}));

/** One office where bookings and arrivals take turns, so that a visitor can see both ways. */
const blended: RuleData = {
  key: 'queue.blending',
  office: 'almaty',
  value: { booked: 2, arrivals: 1 },
  legalRef: 'demo',
};

/** The demo works at any hour: a visitor may start it at night or on a holiday. */
const aroundTheClock = officeKeys
  .filter((office) => office !== KEEPS_HOURS)
  .map((office): RuleData => ({
    key: 'reception.hours',
    office,
    value: { from: '00:00', to: '24:00', allDays: true },
    legalRef: 'demo',
  }));

export const rules: readonly RuleData[] = [
  ...forEveryone,
  ...forDistricts,
  ...forOutOfTown,
  blended,
  ...aroundTheClock,
];
