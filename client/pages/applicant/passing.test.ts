import { expect, test } from 'vitest';
import { ERROR_CODES } from '$contract/errors.ts';
import { isFinal, restAfter } from './passing.ts';

test('only a refusal that waiting does not mend ends the page of a waiting person', () => {
  expect(ERROR_CODES.filter(isFinal).sort()).toEqual([
    'BAD_INPUT',
    'FORBIDDEN',
    'LINK_NOT_VALID',
    'NOT_FOUND',
    'NOT_SIGNED_IN',
    'UNKNOWN_COMMAND',
  ]);
});

test('a page asks again after a second at most, then ever more seldom, up to ten seconds', () => {
  for (const [refusals, longest] of [
    [1, 1000],
    [2, 2000],
    [4, 8000],
    [5, 10_000],
    [500, 10_000],
  ] as const) {
    const rest = restAfter(refusals);
    expect(rest).toBeGreaterThanOrEqual(longest / 2);
    expect(rest).toBeLessThanOrEqual(longest);
  }
});
