import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ErrorCode } from '$contract/errors.ts';
import type { Connection } from '../connection.svelte.ts';
import { Refused } from '../refused.ts';
import { BUDGETS } from './budgets.ts';
import { Telling } from './telling.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server that refuses with these codes, one after the other, and then takes everything. */
function telling(...codes: ErrorCode[]) {
  const call = vi.fn(async (_name: string, _input: unknown) => {
    const code = codes.shift();
    if (code) throw new Refused({ code });
    return {};
  });
  const onRefused = vi.fn();
  const connection = { call } as unknown as Connection;
  return { call, onRefused, to: new Telling({ connection, visitId: 'visit', epoch: 1, onRefused }) };
}
const mute = (paused: boolean) => ({ source: 'microphone' as const, paused });
const paused = ([, input]: [string, unknown]) => (input as { paused: boolean }).paused;

test('a server that is slow to answer costs nobody the talk: what it missed is said again', async () => {
  const { call, onRefused, to } = telling('TRY_AGAIN', 'TOO_MANY_REQUESTS');
  to.tell('media.pause', 'microphone', mute(true));
  await vi.advanceTimersByTimeAsync(5 * BUDGETS.sayAgain);
  expect(call).toHaveBeenCalledTimes(3);
  expect(onRefused).not.toHaveBeenCalled();
});

test('what has been overtaken meanwhile is not said again', async () => {
  const { call, to } = telling('TRY_AGAIN');
  to.tell('media.pause', 'microphone', mute(true));
  to.tell('media.pause', 'microphone', mute(false));
  await vi.advanceTimersByTimeAsync(5 * BUDGETS.sayAgain);
  expect(call.mock.calls.map(paused)).toEqual([true, false]);
});

test('nothing is said again of a link that is closed', async () => {
  const { call, to } = telling('TRY_AGAIN');
  to.tell('media.pause', 'microphone', mute(true));
  to.stop();
  await vi.advanceTimersByTimeAsync(5 * BUDGETS.sayAgain);
  expect(call).toHaveBeenCalledTimes(1);
});

test('a refusal that says something against it is told, if it still matters', async () => {
  const { onRefused, to } = telling('MEDIA_STALE', 'MEDIA_STALE');
  to.tell('media.pause', 'microphone', mute(true));
  to.tell('media.resume', 'gone', { consumerId: 'gone', paused: false }, () => false);
  await vi.advanceTimersByTimeAsync(0);
  expect(onRefused).toHaveBeenCalledTimes(1);
});
