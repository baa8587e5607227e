import type { ErrorCode } from '$contract/errors.ts';
import { Refused } from '../refused.ts';
import { BUDGETS } from './budgets.ts';

/** What a refused join means for the talk. */
export type Verdict = 'ended' | 'takenOver' | 'failed' | 'again' | 'againForEver';

const VERDICTS: Partial<Record<ErrorCode, Verdict>> = {
  SESSION_ENDED: 'ended',
  TAKEN_OVER: 'takenOver',
  NO_SESSION: 'failed',
  NOT_SIGNED_IN: 'failed',
  FORBIDDEN: 'failed',
  NOT_FOUND: 'failed',
  LINK_NOT_VALID: 'failed',
  BAD_INPUT: 'failed',
  UNKNOWN_COMMAND: 'failed',
  CANNOT_TALK: 'failed',
  MEDIA_UNAVAILABLE: 'againForEver',
  SHUTTING_DOWN: 'againForEver',
  TRY_AGAIN: 'againForEver',
  TOO_MANY_REQUESTS: 'againForEver',
};

/** `attempt` counts from 0. What is not a refusal is our own fault or the browser's: tried again, not for ever. */
export function verdictOn(reason: unknown, attempt: number): Verdict {
  const verdict = VERDICTS[codeOf(reason)] ?? 'again';
  return verdict === 'again' && attempt >= BUDGETS.attempts ? 'failed' : verdict;
}

export const codeOf = (reason: unknown): ErrorCode => (reason instanceof Refused ? reason.code : 'INTERNAL');

/** Milliseconds before the next attempt: at once, then longer. */
export const backoff = (attempt: number): number =>
  attempt === 0 ? 0 : Math.min(BUDGETS.pauseAtMost, BUDGETS.pause * 2 ** attempt);
