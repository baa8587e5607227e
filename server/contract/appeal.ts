import * as z from 'zod';
import { appealForm, appealState } from './appeal-state.ts';
import { oneTimeCode } from './code.ts';
import { day, id, instant } from './ids.ts';
import { localised, receptionLanguage } from './language.ts';
import { freeText, personName } from './person.ts';

/** What a complaint names besides (GOV): the officials, the grounds, the demands. */
export const complaintPart = z.object({
  against: freeText(1000),
  grounds: freeText(4000),
  demands: freeText(4000),
});

const content = {
  text: freeText(20000),
  language: receptionLanguage,
  /** Present: it is a complaint, and the coupon names term and place of the answer. */
  complaint: complaintPart.nullable(),
};

export const appealView = z.object({
  appealId: id,
  form: appealForm,
  state: appealState,
  ...content,
  remark: z.string().nullable(),
  confirmedBy: z.enum(['code', 'word']).nullable(),
  confirmedAt: instant.nullable(),
  label: z.string().nullable(),
  registeredAt: instant.nullable(),
  term: day.nullable(),
  createdAt: instant,
  fileIds: z.array(id),
});
export type AppealView = z.infer<typeof appealView>;

/** The content of an oral appeal, entered by the official and sent to the applicant's own screen (O87-39-6). */
export const offerAppeal = {
  input: z
    .object({ visitId: id, appealId: id.optional(), ...content })
    .refine((i) => i.text.length > 0, { path: ['text'] }),
  output: z.object({ appealId: id }),
};

/** The applicant has read the protocol of the oral appeal and confirms it; it is registered at once. */
export const signAppeal = {
  input: z.object({ ticketId: id, appealId: id, version: z.int32(), codeId: id, code: oneTimeCode }),
  output: z.object({ label: z.string() }),
};
export const returnAppeal = {
  input: z
    .object({ ticketId: id, appealId: id, remark: freeText(2000) })
    .refine((i) => i.remark.length > 0, { path: ['remark'] }),
  output: z.object({}),
};

/** Handed in by the applicant: in writing with scans, or as a video message when nobody receives (GOV). */
export const submitAppeal = {
  input: z
    .object({
      ticketId: id,
      form: z.enum(['written', 'video']),
      ...content,
      fileIds: z.array(id).max(20),
    })
    .refine((i) => i.form !== 'video' || i.fileIds.length > 0, { path: ['fileIds'] })
    .refine((i) => i.text.length > 0 || i.fileIds.length > 0, { path: ['text'] }),
  output: z.object({ appealId: id }),
};

/** Gives the appeal its number, its term and its coupon. `word`: an oral appeal confirmed in the talk itself. */
export const registerAppeal = {
  input: z.discriminatedUnion('from', [
    z.object({ from: z.literal('submitted'), appealId: id }),
    z.object({ from: z.literal('word'), appealId: id }),
    z.object({
      from: z.literal('desk'),
      visitId: id,
      ...content,
      fileIds: z.array(id).min(1).max(20),
    }),
  ]),
  output: z.object({ appealId: id, label: z.string() }),
};

/** Appeals handed in to the offices of this official that nobody has registered yet, the oldest first. */
export const listSubmitted = {
  input: z.object({}),
  output: z.object({
    appeals: z.array(
      z.object({
        appealId: id,
        visitId: id,
        ticketLabel: z.string(),
        form: appealForm,
        name: personName,
        officeName: localised,
        at: instant,
      }),
    ),
  }),
};

/** What an appeal must name (GOV): the checklist of what it lacks (O87-39-7). */
export const LACKING = [
  'name',
  'iin',
  'address',
  'organisation',
  'essence',
  'signature',
  'documents',
  'authority',
  'officials',
  'grounds',
  'demands',
] as const;
export const lacking = z.enum(LACKING);
export type Lacking = z.infer<typeof lacking>;

export const completionView = z.object({
  completionId: id,
  items: z.array(lacking),
  note: z.string(),
  askedAt: instant,
  reply: z.string().nullable(),
  repliedAt: instant.nullable(),
  closed: z.boolean(),
});
export type CompletionView = z.infer<typeof completionView>;

export const askCompletion = {
  input: z
    .object({ visitId: id, items: z.array(lacking).max(LACKING.length), note: freeText(2000) })
    .refine((i) => i.items.length > 0 || i.note.length > 0, { path: ['items'] }),
  output: z.object({ completionId: id }),
};
export const replyCompletion = {
  input: z.object({ ticketId: id, completionId: id, reply: freeText(4000) }),
  output: z.object({}),
};
export const closeCompletion = { input: z.object({ visitId: id, completionId: id }), output: z.object({}) };
