import { expect, test } from 'vitest';
import { nearnessOf } from './nearness.ts';
import type { Place } from './place.ts';

const place = (ahead: number, openDesks: number): Place => ({
  ...{ version: 1, ahead, standing: [0, 0, ahead], turn: 0, blending: { booked: 1, arrivals: 0 } },
  estimate: { openDesks, meanSeconds: 600, spreadSeconds: 300, learntFrom: 40, nextBreak: null },
});

test.each([
  ['many are before them', 4, 2, 'far'],
  ['as many are before them as the office’s rule names', 3, 2, 'approaching'],
  ['one is before them', 1, 2, 'approaching'],
  ['nobody is before them and a desk receives', 0, 1, 'next'],
  ['nobody is before them and no desk receives', 0, 0, 'far'],
  ['few are before them and no desk receives', 1, 0, 'far'],
] as const)('%s', (_, ahead, desks, nearness) => {
  expect(nearnessOf(place(ahead, desks), 3)).toBe(nearness);
});
