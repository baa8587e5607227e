import * as z from 'zod';
import { ERROR_CODES } from './errors.ts';

export const refusal = z.object({
  ok: z.literal(false),
  code: z.enum(ERROR_CODES),
  fields: z.array(z.string()),
  correlationId: z.string(),
});
export type RefusalAnswer = z.infer<typeof refusal>;

/** What every command answers, over HTTP and over a socket alike. */
export type Answer<T> = { ok: true; output: T } | RefusalAnswer;
