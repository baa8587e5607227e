import * as z from 'zod';
import { documentConcerns } from './file.ts';
import { day, id, instant } from './ids.ts';
import { freeText, personName } from './person.ts';

export const DOCUMENT_KINDS = [
  'identity_card',
  'passport',
  'residence_permit',
  'driving_licence',
  'digital_document',
  'power_of_attorney',
  'other',
  'none',
] as const;
export const documentKind = z.enum(DOCUMENT_KINDS);
export type DocumentKind = z.infer<typeof documentKind>;

/** What was shown, by whom checked, when (O87-10). Nothing missing refuses a reception; it is recorded as it is. */
export const identityCheck = z.object({
  checkId: id,
  concerns: documentConcerns,
  document: documentKind,
  /** The last characters only. */
  numberMasked: z.string().nullable(),
  validUntil: day.nullable(),
  expired: z.boolean(),
  matches: z.boolean(),
  remark: z.string(),
  fileId: id.nullable(),
  checkedBy: personName,
  at: instant,
});
export type IdentityCheck = z.infer<typeof identityCheck>;

const documentNumber = z
  .string()
  .trim()
  .max(40)
  .regex(/^[\p{L}\d №./-]+$/u);

export const recordIdentity = {
  input: z.object({
    visitId: id,
    concerns: documentConcerns,
    document: documentKind,
    number: documentNumber.optional(),
    validUntil: day.optional(),
    matches: z.boolean(),
    remark: freeText(500),
    fileId: id.optional(),
  }),
  output: z.object({ checkId: id }),
};
