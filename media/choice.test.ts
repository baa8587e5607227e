import { expect, test } from 'vitest';
import { leastBurdened } from './mediasoup/choice.ts';

test.each([
  [
    'the one with fewer streams, when both work alike',
    [
      { busy: 0.02, streams: 9 },
      { busy: 0.07, streams: 4 },
    ],
    1,
  ],
  [
    'the one that works less, though it carries more streams',
    [
      { busy: 0.71, streams: 3 },
      { busy: 0.2, streams: 30 },
    ],
    1,
  ],
  [
    'the first of two that are alike',
    [
      { busy: 0, streams: 0 },
      { busy: 0, streams: 0 },
    ],
    0,
  ],
])('a room is opened at %s', (_, workers, chosen) => {
  expect(leastBurdened(workers)).toBe(workers[chosen]);
});

test('of no worker there is none to choose', () => {
  expect(leastBurdened([])).toBeUndefined();
});
