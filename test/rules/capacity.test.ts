import { expect, test } from 'vitest';
import { isFull, type Load } from '../../server/domain/capacity.ts';

const FULL_AT = 0.85;
/** So many talks of two on each worker. */
const talks = (workers: number, busy: number, each: number): Load => ({
  ...{ workers, busy, consumers: each * workers * 4 },
});

test.each<[string, Load, number, boolean]>([
  ['nobody talks and nobody is coming', talks(1, 0, 0), 0, false],
  ['nobody talks, and a whole office calls at once', talks(1, 0, 0), 50, false],
  ['nobody talks, and all of a city calls at once', talks(1, 0, 0), 170, true],
  ['the worker does as much as it may', talks(1, 0.85, 60), 0, true],
  ['there is room for four like those that talk, and three are coming', talks(1, 0.8, 64), 3, false],
  ['there is room for four like those that talk, and four are coming', talks(1, 0.8, 64), 4, true],
  ['four are coming to two such workers', talks(2, 0.8, 64), 4, false],
  ['eight are coming to two such workers', talks(2, 0.8, 64), 8, true],
  ['one talk makes a worker restless, and five are coming', talks(1, 0.3, 1), 5, false],
  ['few heavy talks, and three are coming', talks(1, 0.8, 16), 3, false],
  ['few heavy talks, and four are coming', talks(1, 0.8, 16), 4, true],
  ['fifty desks call as the first of them join, which is work', talks(1, 0.2, 4), 43, false],
  ['the workers are being started anew', talks(0, 1, 0), 9, false],
])('when %s', (_what, load, coming, full) => {
  expect(isFull(load, coming, FULL_AT)).toBe(full);
});
