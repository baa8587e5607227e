import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitsFor, plainType, recordedKind, timeLeft } from './recording.ts';

test('the time left runs from the whole to nothing, and no further', () => {
  expect([0, 1000, 299_000, 300_000, 400_000].map((now) => timeLeft(0, now, 300))).toEqual([
    300_000, 299_000, 1000, 0, 0,
  ]);
});

test('a clock set back gives no more time than there is', () => {
  expect(timeLeft(10_000, 0, 60)).toBe(60_000);
});

test('a message of the full length fits what the office takes, with room to spare', () => {
  const office = fc.record({
    videoBytes: fc.integer({ min: 10_000_000, max: 500_000_000 }),
    videoSeconds: fc.integer({ min: 30, max: 300 }),
  });
  fc.assert(
    fc.property(office, (limits) => {
      const { videoBitsPerSecond, audioBitsPerSecond } = bitsFor(limits);
      const bytes = ((videoBitsPerSecond + audioBitsPerSecond) * limits.videoSeconds) / 8;
      expect(bytes).toBeLessThan(limits.videoBytes * 0.9);
    }),
  );
});

test('a browser records in the first kind it knows, or not at all', () => {
  expect(recordedKind((kind) => kind.startsWith('video/webm'))).toBe('video/webm;codecs=vp8,opus');
  expect(recordedKind((kind) => kind === 'video/mp4')).toBe('video/mp4');
  expect(recordedKind(() => false)).toBeUndefined();
  expect(plainType('video/webm;codecs=vp8,opus')).toBe('video/webm');
});
