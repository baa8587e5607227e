import * as z from 'zod';
import { ERROR_CODES } from './errors.ts';

/** What every command answers, over HTTP and over a socket alike. */
export const refusal = z.object({
  ok: z.literal(false),
  code: z.enum(ERROR_CODES),
  fields: z.array(z.string()),
  correlationId: z.string(),
});
export type RefusalAnswer = z.infer<typeof refusal>;

export const answerOf = <T extends z.ZodType>(output: T) =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), output }), refusal]);

export type Answer<T> = { ok: true; output: T } | RefusalAnswer;
