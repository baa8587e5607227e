import { expect, test } from 'vitest';
import { percent } from '../percent.ts';
import { judged, missedMinutes, reachesAim, shareOf, sumOf, verdictOf } from './figures.ts';

const queue = (waits: number, within: number, longer = waits - within) => ({
  queueId: '0190a000-0000-7000-8000-000000000000',
  ...{ name: { kk: 'A', ru: 'A', en: 'A' }, officeName: { kk: 'B', ru: 'B', en: 'B' } },
  ...{ waits, within, shorter: waits - within - longer, longer, missedSeconds: null, points: [] },
});
const wait = (waited: number) => ({ at: '2026-11-25T05:00:00.000Z', low: 300, high: 900, waited });

test.each([
  [300, 'within'],
  [900, 'within'],
  [299, 'shorter'],
  [901, 'longer'],
])('told 5 to 15 minutes, a wait of %i seconds is %s', (waited, verdict) => {
  expect(verdictOf(wait(waited))).toBe(verdict);
});

test('a wait that missed its range by seconds is told as missed by a minute, not by none', () => {
  expect([wait(901), wait(280), wait(900 + 12 * 60)].map(missedMinutes)).toEqual([1, 1, 12]);
});

test('four waits of five within the range reach the aim; a queue without waits has no share', () => {
  expect([queue(10, 8), queue(10, 7), queue(0, 0)].map(reachesAim)).toEqual([true, false, false]);
  expect(shareOf(queue(0, 0))).toBeNull();
});

test('queues that miss the aim the most come first, of equal ones the busier; silent queues are left out', () => {
  const [silent, good, bad, busyBad] = [queue(0, 0), queue(5, 5), queue(4, 1), queue(40, 10)];
  expect(judged([silent, good, bad, busyBad])).toEqual([busyBad, bad, good]);
});

test('all queues together', () => {
  expect(sumOf([queue(10, 7, 2), queue(5, 5), queue(0, 0)])).toEqual({
    ...{ waits: 15, within: 12, shorter: 1, longer: 2 },
  });
});

test('a share is written as the language writes it', () => {
  expect([percent(2 / 3, 'en'), percent(0.8, 'ru'), percent(1, 'kk')]).toEqual([
    '67%',
    '80\u00a0%',
    '100\u00a0%',
  ]);
});
