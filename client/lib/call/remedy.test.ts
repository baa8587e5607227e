import { expect, test } from 'vitest';
import { remedyFor } from './remedy.ts';

const [FIRST, AGAIN] = [true, false];
const [LATE, GOOD] = [true, false];

test.each([
  ['a picture that does not come begins anew', 'here', 'camera', FIRST, GOOD, 'refresh'],
  ['a voice that does not come begins anew', 'here', 'microphone', FIRST, GOOD, 'refresh'],
  [
    'for a picture that the others do not get the paths look for their way',
    'others',
    'screen',
    FIRST,
    GOOD,
    'restart',
  ],
  ['what has not helped once needs new transports', 'here', 'camera', AGAIN, GOOD, 'anew'],
  ['a picture that stands in a queue is waited for', 'here', 'camera', AGAIN, LATE, 'wait'],
  ['an own picture that stands in a queue is waited for', 'others', 'camera', FIRST, LATE, 'wait'],
  [
    'a voice does not wait: the queue may not be what keeps it back',
    'here',
    'microphone',
    AGAIN,
    LATE,
    'anew',
  ],
] as const)('%s', (_what, to, source, first, late, remedy) => {
  expect(remedyFor({ to, source }, first, late, 0)).toBe(remedy);
});

test('a picture that was waited for twice is seen to, though the line is still late', () => {
  const waits = [0, 1, 2].map((waited) => remedyFor({ to: 'others', source: 'camera' }, FIRST, LATE, waited));
  expect(waits).toEqual(['wait', 'wait', 'restart']);
});
