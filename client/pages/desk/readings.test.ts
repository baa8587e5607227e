import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Readings } from './readings.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Readings whose answers the test gives, and when each began. */
function readings() {
  const begun: number[] = [];
  const answers: (() => void)[] = [];
  const from = Date.now();
  const of = new Readings(() => {
    begun.push(Date.now() - from);
    return new Promise<void>((answer) => answers.push(answer));
  }, 1000);
  const answer = async () => {
    answers.shift()!();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { of, begun, answer };
}

test('a hundred changes in a second elsewhere are two readings: one soon, one a second later', async () => {
  const { of, begun, answer } = readings();
  for (let i = 0; i < 100; i++) {
    of.soon();
    await vi.advanceTimersByTimeAsync(10);
    if (i === 30) await answer();
  }
  expect(begun).toEqual([250]);
  await vi.advanceTimersByTimeAsync(250);
  expect(begun).toEqual([250, 1250]);
});

test('what was done at this desk is read at once, however lately it was read', async () => {
  const { of, begun, answer } = readings();
  void of.now();
  await answer();
  await vi.advanceTimersByTimeAsync(10);
  void of.now();
  expect(begun).toEqual([0, 10]);
});

test('while a reading is under way only one waits behind it, and whoever asked is told when that one is there', async () => {
  const { of, begun, answer } = readings();
  void of.now();
  let shown = 0;
  for (let i = 0; i < 5; i++) void of.now().then(() => (shown += 1));
  of.soon();
  expect(begun).toHaveLength(1);
  await answer();
  expect([begun.length, shown]).toEqual([2, 0]);
  await answer();
  expect([begun.length, shown]).toEqual([2, 5]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(begun).toHaveLength(2);
});

test('a slow reading is waited for: changes meanwhile are read after it', async () => {
  const { of, begun, answer } = readings();
  void of.now();
  of.soon();
  await vi.advanceTimersByTimeAsync(3000);
  expect(begun).toEqual([0]);
  await answer();
  expect(begun).toEqual([0, 3000]);
});

test('once closed nothing is read any more', async () => {
  const { of, begun, answer } = readings();
  void of.now();
  of.soon();
  void of.now();
  of.close();
  await answer();
  await vi.advanceTimersByTimeAsync(5000);
  expect(begun).toHaveLength(1);
});
