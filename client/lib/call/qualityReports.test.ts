import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BUDGETS } from './budgets.ts';
import type { LinkCounts, Report } from './linkQuality.ts';
import { QualityReports } from './qualityReports.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('navigator', { userAgent: 'Chrome' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const LINK = '6f1f6f0a-0000-4000-8000-00000000000a';

/** A link that has brought this much sound so far. */
function reports(relayed = false) {
  const told: Report[] = [];
  const brought = { soundMs: 0, relayed };
  const counts = (): LinkCounts => ({ freezes: 0, frozenMs: 0, concealedMs: 0, ...brought });
  const link = {
    ...{ since: 0, voiceOnly: false, admission: { send: { id: LINK } } },
    quality: async () => counts(),
    get latestQuality() {
      return brought.soundMs > 0 ? counts() : null;
    },
  };
  const timings = { joinPressedAt: 0, firstAudioAt: 100, firstFrameAt: 200 };
  const local = { track: () => null };
  const of = { link, timings, local } as unknown as ConstructorParameters<typeof QualityReports>[0];
  return { told, brought, link, to: new QualityReports(of, (report) => told.push(report)) };
}
const sounds = (told: Report[]) => told.map(({ soundMs }) => soundMs);

test('a link that breaks is told as it was at the last look, at once and with its own name', async () => {
  const { told, brought, to } = reports();
  brought.soundMs = 4_000;
  await vi.advanceTimersByTimeAsync(BUDGETS.firstReport);
  brought.soundMs = 16_500;
  to.end();
  expect(sounds(told)).toEqual([4_000, 16_500]);
  expect(told.map(({ linkId }) => linkId)).toEqual([LINK, LINK]);
  await vi.advanceTimersByTimeAsync(2 * BUDGETS.report);
  expect(told).toHaveLength(2);
});

test('whoever leaves by their own will has told it already', async () => {
  const { told, brought, to } = reports();
  brought.soundMs = 9_000;
  await to.last();
  brought.soundMs = 9_100;
  to.end();
  expect(sounds(told)).toEqual([9_000]);
});

test('a link of which nothing was seen is not told of', () => {
  const { told, to } = reports();
  to.end();
  expect(told).toEqual([]);
});

test('a link that went through the relay did so, though its dead path does not tell', async () => {
  const { told, brought, to } = reports(true);
  brought.soundMs = 4_000;
  await vi.advanceTimersByTimeAsync(BUDGETS.firstReport);
  brought.relayed = false;
  to.end();
  expect(told.at(-1)?.relayed).toBe(true);
});

test('a link that carried the voice alone for a while did so, though pictures came over it later', async () => {
  const { told, link, to } = reports();
  link.voiceOnly = true;
  await vi.advanceTimersByTimeAsync(BUDGETS.firstReport);
  link.voiceOnly = false;
  await to.last();
  expect(told.map(({ voiceOnly }) => voiceOnly)).toEqual([true, true]);
});
