import * as z from 'zod';
import { day } from './ids.ts';
import { language, receptionLanguage } from './language.ts';

const WEIGHTS = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
] as const;

/**
 * The check digit that IIN and BIN share (rules.md, section 5). The other digits are never judged: they need not
 * match a birth date or sex.
 */
export function hasValidCheckDigit(number: string): boolean {
  if (!/^\d{12}$/.test(number)) return false;
  const digits = [...number].map(Number);
  for (const weights of WEIGHTS) {
    const remainder = weights.reduce((sum, weight, i) => sum + weight * digits[i]!, 0) % 11;
    if (remainder !== 10) return remainder === digits[11];
  }
  return false;
}

/** Nor has half a character (a surrogate alone), which no database keeps. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/u;
/** A control character has no business in a name; a direction override can turn a name around on the screen. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/;

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((s) => !CONTROL.test(s) && !DIRECTION.test(s));

/** Cyrillic with Kazakh letters, or Latin: any letters, and what joins them. */
const name = line(80).refine((s) => /^[\p{L}\p{M}'’ʼ.\- ]+$/u.test(s));

export const personName = z.object({ surname: name, givenName: name, patronymic: name.optional() });
export type PersonName = z.infer<typeof personName>;

export const personalNumber = z.string().trim().refine(hasValidCheckDigit);

/** E.164. +7 7XX…, a leading 8 accepted, foreign numbers accepted. */
export const phone = z
  .string()
  .transform((s) => s.replace(/[\s()-]/g, '').replace(/^8(?=7\d{9}$)/, '+7'))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/));

/** One letter box has one spelling here: the domain's case never counts, and no provider in use tells names by case. */
export const email = z.string().trim().toLowerCase().pipe(z.email().max(200));

export const freeText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine((s) => !/[\p{Cc}\p{Cs}]/u.test(s.replace(/[\t\n\r]/g, '')) && !DIRECTION.test(s));

export const organisation = z.object({ name: line(300), bin: personalNumber.optional() });
export const representative = z.object({
  name: personName,
  authority: line(300).optional(),
  authorityUntil: day.optional(),
});

/** The particulars an appeal names (GOV). What may be missing is decided by the office's rule, not by this shape. */
export const applicant = z.object({
  name: personName,
  iin: personalNumber.optional(),
  phone: phone.optional(),
  email: email.optional(),
  address: line(300).optional(),
  organisation: organisation.optional(),
  representative: representative.optional(),
});

export const languages = z.object({
  reception: receptionLanguage,
  screen: language,
  /** The language the person speaks when it is neither Kazakh nor Russian: an interpreter is needed (O87-7). */
  interpreterFor: line(60).optional(),
});
