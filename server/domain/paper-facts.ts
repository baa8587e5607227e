import * as z from 'zod';
import { appealForm, appealState } from '../contract/appeal-state.ts';
import { complaintPart } from '../contract/appeal.ts';
import { documentConcerns } from '../contract/file.ts';
import { day, instant } from '../contract/ids.ts';
import { documentKind } from '../contract/identity.ts';
import { localised, receptionLanguage } from '../contract/language.ts';
import { personName } from '../contract/person.ts';
import { outcome } from '../contract/record.ts';
import { participantKind } from '../contract/session-state.ts';

/** Everything a paper says, kept as it was when the paper was issued: printed again, it says the same. */
const common = { language: receptionLanguage, office: localised, issuedAt: instant, timeZone: z.string() };

/** GOV: date, time, number, who accepted; of a complaint the term and the place of the answer besides. */
export const couponFacts = z.object({
  kind: z.literal('coupon'),
  ...common,
  label: z.string(),
  registeredAt: instant,
  applicant: personName,
  form: appealForm,
  acceptedBy: z.object({ name: personName, post: localised }),
  complaint: z.boolean(),
  term: day.nullable(),
  answerPlace: localised.nullable(),
  /** O87-40: taken at a reception. */
  fromReception: z.boolean(),
});
export type CouponFacts = z.infer<typeof couponFacts>;

/**
 * The protocol of a reception: place, start, end, participants, language, interpreter, content, answers, consents. No
 * numbers of documents, and nothing of the official's own notes.
 */
export const protocolFacts = z.object({
  kind: z.literal('protocol'),
  ...common,
  ticketLabel: z.string(),
  service: localised,
  desk: z.string(),
  startedAt: instant.nullable(),
  endedAt: instant,
  participants: z.array(
    z.object({ name: personName, kind: participantKind, post: localised.nullable(), joined: z.boolean() }),
  ),
  /** For whom the applicant came, and by what right a representative acts. */
  organisation: z.string().nullable(),
  authority: z.string().nullable(),
  receptionLanguage,
  interpreterFor: z.string().nullable(),
  /** O87-10: what was shown, by whom checked, when. */
  checks: z.array(
    z.object({
      document: documentKind,
      concerns: documentConcerns,
      matches: z.boolean(),
      checkedBy: personName,
      at: instant,
    }),
  ),
  essence: z.string(),
  /** What the applicant sent back as wrong is not part of the protocol. */
  appeals: z.array(
    z.object({
      label: z.string().nullable(),
      form: appealForm,
      state: appealState.exclude(['returned']),
      text: z.string(),
      complaint: complaintPart.nullable(),
      files: z.int(),
    }),
  ),
  /** What was written in the visit's talks. Protocols of before there was a chat do not name it. */
  messages: z
    .array(z.object({ name: personName, kind: participantKind, words: z.string(), at: instant }))
    .default([]),
  outcome,
  answer: z.string().nullable(),
  consentToVideoAt: instant.nullable(),
  oralConsentAt: instant.nullable(),
});
export type ProtocolFacts = z.infer<typeof protocolFacts>;

export const paperFacts = z.discriminatedUnion('kind', [couponFacts, protocolFacts]);
export type PaperFacts = z.infer<typeof paperFacts>;
