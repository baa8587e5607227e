import { WorkerClosedError } from 'mediasoup/errors';
import type { z } from 'zod';
import { MediaError, type MediaErrorCode } from '../port.ts';

/** Parses what a client sent, or refuses it as `BAD_MEDIA`. */
export function parsed<T>(shape: z.ZodType<T>, input: unknown): T {
  const result = shape.safeParse(input);
  if (result.success) return result.data;
  const reasons = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new MediaError('BAD_MEDIA', reasons.join('; '), { cause: result.error });
}

/** Runs an engine's call; its own error becomes `code` with the engine's words, a dead worker `MEDIA_UNAVAILABLE`. */
export async function refusedAs<T>(code: MediaErrorCode, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof MediaError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const refusal = error instanceof WorkerClosedError ? 'MEDIA_UNAVAILABLE' : code;
    throw new MediaError(refusal, message, { cause: error });
  }
}
