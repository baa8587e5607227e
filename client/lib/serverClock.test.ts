import { afterEach, expect, test, vi } from 'vitest';
import { learnServerTime, serverNow } from './serverClock.svelte.ts';

afterEach(() => void vi.useRealTimers());

test('a device whose clock is ten minutes fast still shows the server’s time, and goes on with it', () => {
  vi.useFakeTimers({ now: new Date('2026-11-25T10:10:00Z') });
  learnServerTime('2026-11-25T10:00:00.000Z');
  expect(serverNow()).toBe(Date.parse('2026-11-25T10:00:00Z'));
  vi.advanceTimersByTime(30_000);
  expect(serverNow()).toBe(Date.parse('2026-11-25T10:00:30Z'));
});
