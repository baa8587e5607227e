import type { ErrorCode } from '$contract/errors.ts';
import { between } from '../../lib/random.ts';

/** Refusals that waiting does not mend: the ticket's page ends with them. Any other passes, and the page asks again. */
const FINAL: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'LINK_NOT_VALID',
  'NOT_FOUND',
  'FORBIDDEN',
  'NOT_SIGNED_IN',
  'BAD_INPUT',
  'UNKNOWN_COMMAND',
]);

export const isFinal = (code: ErrorCode): boolean => FINAL.has(code);

/** Milliseconds before the next question after so many refusals in a row (from 1): about one second, at most ten. */
export function restAfter(refusals: number): number {
  const longest = Math.min(10_000, 1000 * 2 ** (refusals - 1));
  return between(longest / 2, longest);
}
