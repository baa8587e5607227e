import { expect, test } from 'vitest';
import { talkMark } from './talkMark.ts';

test.each([
  [0, '[00:00:00] '],
  [761_900, '[00:12:41] '],
  [3_600_000, '[01:00:00] '],
  [100 * 3_600_000, '[100:00:00] '],
  [-5_000, '[00:00:00] '],
])('%i ms into the talk a line of the notes is marked %s', (ms, mark) => {
  expect(talkMark(1_700_000_000_000, 1_700_000_000_000 + ms)).toBe(mark);
});
