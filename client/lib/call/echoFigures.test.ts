import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOf, NOT_REACHED } from './echoFigures.ts';

test.each([
  ['all of them', 4, [10, 12, 10, 12], { reached: true, loss: 0, delayMs: 11, jitterMs: 2 }],
  ['every other', 4, [30, 30], { reached: true, loss: 0.5, delayMs: 30, jitterMs: 0 }],
  ['one', 40, [600], { reached: true, loss: 0.975, delayMs: 600, jitterMs: 0 }],
  ['two of three', 3, [20, 40], { reached: true, loss: 0.333, delayMs: 30, jitterMs: 20 }],
  [
    'most at once and one late',
    5,
    [10, 10, 900, 10, 10],
    { reached: true, loss: 0, delayMs: 10, jitterMs: 445 },
  ],
])('a path that brings back %s', (_what, sent, roundTrips, figures) => {
  expect(figuresOf(sent, roundTrips)).toEqual(figures);
});

test('a path that brings back nothing, or was given nothing, is not reached', () => {
  expect(figuresOf(40, [])).toEqual(NOT_REACHED);
  expect(figuresOf(0, [])).toEqual(NOT_REACHED);
});

test('whatever comes back, the figures are ones that the server takes', () => {
  const trips = fc.array(fc.double({ min: 0, max: 15_000, noNaN: true }), { maxLength: 60 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), trips, (sent, roundTrips) => {
      const { loss, delayMs, jitterMs } = figuresOf(sent, roundTrips);
      expect(loss ?? 0).toBeGreaterThanOrEqual(0);
      expect(loss ?? 0).toBeLessThanOrEqual(1);
      for (const ms of [delayMs ?? 0, jitterMs ?? 0]) {
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThanOrEqual(60_000);
      }
    }),
  );
});
