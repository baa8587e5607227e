import * as z from 'zod';
import { id, instant } from './ids.ts';
import { freeText } from './person.ts';

/** How a reception ended (O87-39-6, 39-7). Refusing an appeal is prohibited, so there is no such outcome. */
export const OUTCOMES = ['oral_answer', 'explained', 'appeal_taken', 'redirected', 'not_held'] as const;
export const outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof outcome>;

/** Notes are saved against the version they were read at: a second window cannot overwrite the first. */
export const saveNotes = {
  input: z.object({ visitId: id, version: z.number().int().nonnegative(), notes: freeText(20000) }),
  output: z.object({ version: z.number().int() }),
};

export const record = z.object({
  visitId: id,
  version: z.number().int(),
  notes: z.string(),
  outcome: outcome.nullable(),
  answer: z.string().nullable(),
  closedAt: instant.nullable(),
});

export const readRecord = { input: z.object({ visitId: id }), output: record };

export const finish = {
  input: z
    .object({
      sessionId: id,
      outcome,
      answer: freeText(8000),
      /** An oral answer needs the applicant's consent (O87-39-6). */
      oralConsent: z.boolean(),
    })
    .refine((i) => i.outcome === 'not_held' || i.answer.length > 0, { path: ['answer'] })
    .refine((i) => i.outcome !== 'oral_answer' || i.oralConsent, { path: ['oralConsent'] }),
  output: z.object({ sessionId: id }),
};
