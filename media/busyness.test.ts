import { expect, it } from 'vitest';
import { busyness } from './mediasoup/busyness.ts';

it.each([
  ['runs half of the time and rests the other half', 500, 0, 0.5],
  ['runs all the time', 1_000, 0, 1],
  ['has little to do and waits for each turn on a busy machine', 20, 600, 0.05],
  ['never rests, and gets no more than a part of a core', 600, 400, 1],
  ['seldom rests, and gets no more than a part of a core', 600, 360, 0.9375],
  ['does nothing', 0, 0, 0],
  ['waits and does not come to run', 0, 1_000, 1],
  ['waits as long as it is measured, by clocks that are not quite the same', 30, 990, 1],
])('a worker that %s', (_what, ranMs, waitedMs, busy) => {
  expect(busyness({ ranMs, waitedMs, ofMs: 1_000 })).toBe(busy);
});
