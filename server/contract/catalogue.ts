import * as z from 'zod';
import { id } from './ids.ts';
import { localised } from './language.ts';
import { personName } from './person.ts';

export const officeKind = z.enum([
  'general',
  'regional',
  'district',
  'agency',
  'institution',
  'education',
  'service_centre',
]);
export type OfficeKind = z.infer<typeof officeKind>;

export const service = z.object({ id, name: localised, hint: localised, queueId: id });

/** What the office's rules ask of a ticket today; rule data, with its reference, never a constant of the code. */
export const ticketRules = z.object({
  /** False where refusing to receive is forbidden (O87-39): nothing missing blocks the ticket. */
  particularsRequired: z.boolean(),
  essenceRequired: z.boolean(),
  /** A ticket counts once a one-time code to a phone or an e-mail has proved the contact (TRP). */
  codeRequired: z.boolean(),
  /** In an emergency or quarantine reception is by video only (O87-11). */
  videoOnly: z.boolean(),
  legalRef: z.string(),
  /** O87-9: who is received out of turn, and what shows it. */
  outOfTurn: z.array(z.object({ key: z.string(), name: localised, proof: localised })),
  /** O87-8: is a person from out of town received on the day of coming? */
  outOfTownSameDay: z.boolean(),
});
export type TicketRules = z.infer<typeof ticketRules>;

export const openNow = z.object({
  open: z.boolean(),
  /** Local hours of the office, `09:00`. */
  from: z.string(),
  to: z.string(),
});

export const office = z.object({
  id,
  parentId: id.nullable(),
  kind: officeKind,
  name: localised,
  services: z.array(service),
  rules: ticketRules,
  hours: openNow,
});
export type CatalogueOffice = z.infer<typeof office>;

/** O87-5: the officials who receive at an office are public, by name and post. */
export const readOfficials = {
  input: z.object({ officeId: id }),
  output: z.object({ officials: z.array(z.object({ staffId: id, name: personName, post: localised })) }),
};

/** Public: what a person may choose from. Holds no names of people. */
export const catalogue = z.object({ offices: z.array(office) });
export type Catalogue = z.infer<typeof catalogue>;
