import * as z from 'zod';
import type { OfficeKind } from '../contract/catalogue.ts';
import { localised } from '../contract/language.ts';
import { blending } from '../contract/order.ts';

/** Rule data by key: what each value looks like. The numbers themselves are rows, with validity and reference. */
export const RULES = {
  /** O87-4: when the daily reception is held. */
  'reception.hours': z.object({ from: z.string(), to: z.string(), allDays: z.boolean() }),
  /** GOV, O87-3, O87-39: what a ticket must name, and whether this office may ever refuse. */
  'ticket.particulars': z.object({ contact: z.boolean(), essence: z.boolean() }),
  'reception.mayRefuse': z.object({ allowed: z.boolean() }),
  /** O87-11: in an emergency reception is by video only. */
  'reception.videoOnly': z.object({ active: z.boolean() }),
  /** TRP: a ticket counts once a one-time code has proved the contact; never where refusing is forbidden (O87-39). */
  'ticket.confirmation': z.object({ codeRequired: z.boolean() }),
  /** O87-9: who is received out of turn, and what shows that. */
  'queue.outOfTurn': z.object({
    categories: z.array(z.object({ key: z.string(), name: localised, proof: localised })),
  }),
  /** How bookings that are due and arrivals take turns. */
  'queue.blending': blending,
  /** How many tickets of a queue a day, where refusing is allowed; null is without bound. */
  'queue.capacity': z.object({ ticketsADay: z.number().int().positive().nullable() }),
  /** Breaks of the reception, in the office's own time. */
  'reception.breaks': z.object({ breaks: z.array(z.object({ from: z.string(), to: z.string() })) }),
  /** O87-8: is a person from out of town received on the day of coming, whatever the schedule? */
  'reception.outOfTown': z.object({ sameDay: z.boolean() }),
  /** With how many people before them a person is told that the call approaches. */
  'queue.notices': z.object({ approachingAhead: z.number().int().positive() }),
  /** How long a called person is expected, and how often they may ask to wait for how much longer. */
  'call.answer': z.object({
    seconds: z.number().int().positive(),
    waitSeconds: z.number().int().positive(),
    waits: z.number().int().min(0),
  }),
  /** General law and MFA: working days from the registration of an appeal or a complaint about a service to its answer. */
  'appeal.terms': z.object({
    considerationWorkingDays: z.number().int().positive(),
    complaintWorkingDays: z.number().int().positive(),
  }),
  /** How much each side may hand in with one visit, and the official hand over: bytes and number of scans, pixels of a picture; number, bytes and length of videos. */
  'appeal.files': z.object({
    scanBytes: z.number().int().positive(),
    scans: z.number().int().positive(),
    scanPixels: z.number().int().positive(),
    videos: z.number().int().positive(),
    videoBytes: z.number().int().positive(),
    videoSeconds: z.number().int().positive(),
  }),
  /** O87-10: may a picture of a document be kept after the reception, if the person agrees? */
  'identity.keepCopy': z.object({ allowed: z.boolean() }),
  /** Must staff have a second factor to work here? */
  'staff.secondFactor': z.object({ required: z.boolean() }),
  'ticket.noShow': z.object({ policy: z.enum(['back_to_place', 'to_end', 'close']) }),
  /** Used until an office has receptions of its own to learn from; seconds. */
  'estimate.prior': z.object({ shortSeconds: z.number().int(), longSeconds: z.number().int() }),
  /** Days without reception, days of rest made working ones by decree, and the days of rest of a week (7 is Sunday). */
  'calendar.holidays': z.object({
    days: z.array(z.string()),
    working: z.array(z.string()),
    weekend: z.array(z.number().int().min(1).max(7)),
  }),
} as const;
export type RuleKey = keyof typeof RULES;
export type RuleValue<K extends RuleKey> = z.infer<(typeof RULES)[K]>;

export type RuleRow = {
  key: string;
  officeKind: OfficeKind | null;
  officeId: string | null;
  value: unknown;
  validFrom: Date;
  validTo: Date | null;
  legalRef: string;
};

/**
 * The rule in force for an office on a day: its own before its kind's before the general one, and the latest of
 * those. An office without the rule is a mistake in the data, and says so.
 */
export function ruleFor<K extends RuleKey>(
  rows: readonly RuleRow[],
  key: K,
  office: { id: string; kind: OfficeKind },
  day: Date,
): { value: RuleValue<K>; legalRef: string } {
  const inForce = rows
    .filter((row) => row.key === key && row.validFrom <= day && (row.validTo === null || day <= row.validTo))
    .filter((row) => row.officeId === null || row.officeId === office.id)
    .filter((row) => row.officeKind === null || row.officeKind === office.kind)
    .sort((a, b) => closeness(b) - closeness(a) || b.validFrom.getTime() - a.validFrom.getTime());
  const row = inForce[0];
  if (!row) throw new Error(`no rule ${key} is in force for office ${office.id}`);
  return { value: RULES[key].parse(row.value) as RuleValue<K>, legalRef: row.legalRef };
}

const closeness = (row: RuleRow) => (row.officeId ? 2 : 0) + (row.officeKind ? 1 : 0);
