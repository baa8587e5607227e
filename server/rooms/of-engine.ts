import { MediaError } from '../../media/port.ts';
import { Refusal, type ErrorCode } from '../contract/errors.ts';

/** What is asked of the media engine, in the time it may take, and its refusals in the contract's words. */
export async function ofEngine<T>(budgetMs: number, work: () => Promise<T>): Promise<T> {
  try {
    return await within(budgetMs, work());
  } catch (error) {
    if (error instanceof MediaError) throw new Refusal(REFUSALS[error.code], error.message, { cause: error });
    throw error;
  }
}

/** An engine that hangs must not hold up the room for ever, nor whoever waits for the room. */
export async function within<T>(budgetMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Refusal('MEDIA_UNAVAILABLE', 'the media engine hangs')), budgetMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const REFUSALS: Record<MediaError['code'], ErrorCode> = {
  STALE_EPOCH: 'MEDIA_STALE',
  UNKNOWN_ROOM: 'MEDIA_STALE',
  UNKNOWN_PARTICIPANT: 'MEDIA_STALE',
  UNKNOWN_PRODUCER: 'MEDIA_STALE',
  UNKNOWN_CONSUMER: 'MEDIA_STALE',
  CANNOT_CONSUME: 'MEDIA_REFUSED',
  BAD_MEDIA: 'MEDIA_REFUSED',
  MEDIA_UNAVAILABLE: 'MEDIA_UNAVAILABLE',
};
