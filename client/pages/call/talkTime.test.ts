import { expect, it } from 'vitest';
import { talkTime } from './talkTime.ts';

it.each([
  [0, '0:00'],
  [12_400, '0:12'],
  [245_000, '4:05'],
  [3_729_000, '1:02:09'],
  [-5_000, '0:00'],
])('a talk of %i ms is shown as %s', (lasted, shown) => {
  expect(talkTime(1_000_000, 1_000_000 + lasted)).toBe(shown);
});
