import type { FakeHandler } from 'mediasoup-client/handlers/FakeHandler';
import type { Transport } from 'mediasoup-client/types';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { Connection } from '../connection.svelte.ts';
import { Refused } from '../refused.ts';
import { BUDGETS } from './budgets.ts';
import { createCall } from './call.svelte.ts';
import { newAdmission, newDevice } from './linkInTests.ts';

beforeAll(() => {
  vi.stubGlobal('window', new EventTarget());
  const empty = { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  for (const storage of ['localStorage', 'sessionStorage']) vi.stubGlobal(storage, empty);
});
afterAll(() => vi.unstubAllGlobals());

/** A page of an applicant whose browser has no WebRTC. */
function page() {
  const asked: string[] = [];
  const connection = {
    state: 'live',
    call: async (name: string) => void asked.push(name),
    on: () => () => {},
    inTalk: () => {},
  } as unknown as Connection;
  return { asked, call: createCall({ connection, visitId: 'visit' }) };
}

test('a browser that cannot hold a talk is told so at once, and the server is not asked', async () => {
  const { asked, call } = page();
  await call.prepare();
  expect(call.state.kind).toBe('idle');
  await call.join('session');
  expect(call.state).toEqual({ kind: 'failed', code: 'CANNOT_TALK' });
  expect(asked).toEqual([]);
});

test('whoever leaves while the page still gets ready has left, and is not taken into the talk', async () => {
  const { asked, call, told, settled, finishLoading } = await readyPage({ slow: true });
  void call.prepare();
  void call.join('session');
  await settled();
  await call.leave();
  finishLoading();
  await settled();
  expect(call.state.kind).toBe('left');
  expect([asked, told]).toEqual([[], ['session.leave']]);
});

test('a call that was closed while it was loaded cannot be joined any more', async () => {
  const { asked, call } = page();
  call.close();
  await call.join('session');
  expect(asked).toEqual([]);
});

/** A page that is ready for the talk, and its server, which answers whoever joins when the test says so. */
async function readyPage({ slow = false } = {}) {
  const device = await newDevice();
  const loading = Promise.withResolvers<typeof device>();
  if (!slow) loading.resolve(device);
  let admission = newAdmission();
  const unanswered: (() => void)[] = [];
  const asked: string[] = [];
  /** Of what is not about the page's place. */
  const told: string[] = [];
  /** How many words to leave get lost. */
  const line = { swallows: 0 };
  const place = () => ({ epoch: 1, participantId: 'ghani', admission, iceServers: [], consumers: [] });
  const connection = {
    state: 'live',
    call: (name: string, { fresh }: { fresh?: boolean }) => {
      if (name === 'media.hand') return Promise.reject(new Refused({ code: 'MEDIA_STALE' }));
      if (name === 'media.prepare') {
        asked.push('prepare');
        return Promise.resolve(place());
      }
      if (name !== 'session.join') {
        told.push(name);
        const lost = name === 'session.leave' && line.swallows-- > 0;
        if (lost) return Promise.reject(new Refused({ code: 'TRY_AGAIN' }));
        return Promise.resolve({ sent: [], received: [] });
      }
      asked.push(fresh ? 'join anew' : 'join');
      if (fresh) admission = newAdmission();
      const entered = { ...place(), marks: [], session: { participants: [], state: 'live' } };
      return new Promise((resolve) => unanswered.push(() => resolve(entered)));
    },
    on: () => () => {},
    inTalk: () => {},
    renew: () => {},
  } as unknown as Connection;
  const call = createCall({ connection, visitId: 'visit', load: () => loading.promise });
  onTestFinished(() => call.close());
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  if (!slow) await call.prepare();
  await settled();
  return {
    ...{ asked, told, line, device, call, settled },
    finishLoading: () => loading.resolve(device),
    /** Answers what is asked; how many questions waited for it. */
    async answer() {
      await settled();
      const waiting = unanswered.splice(0);
      for (const one of waiting) one();
      await settled();
      return waiting.length;
    },
  };
}

test('a link that is refused while the page enters over it is asked for anew, as soon as it has entered and not before', async () => {
  const { asked, call, answer, settled } = await readyPage();
  expect(call.state.kind).toBe('prepared');
  void call.join('session');
  await settled();
  call.raiseHand(true);
  await settled();
  expect(asked).toEqual(['prepare', 'join']);
  expect(await answer()).toBe(1);
  expect(asked).toEqual(['prepare', 'join', 'join anew']);
  expect(await answer()).toBe(1);
  expect(call.state.kind).toBe('connecting');
});

test('whoever presses before the page has begun to get ready enters at once', async () => {
  const { asked, call, answer, settled } = await readyPage();
  void call.prepare();
  void call.join('session');
  await settled();
  expect(asked).toEqual(['prepare', 'join']);
  expect(await answer()).toBe(1);
});

test('whoever leaves a talk while the browser is still asked what it can is not taken into it', async () => {
  const { asked, call, settled, finishLoading } = await readyPage({ slow: true });
  void call.join('session');
  await settled();
  await call.leave();
  finishLoading();
  await settled();
  expect([asked, call.state.kind]).toEqual([[], 'left']);
});

test('both paths of a link that are lost while the page enters are one rung of the ladder', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { asked, call, answer, settled } = await readyPage();
  void call.join('session');
  await settled();
  vi.advanceTimersByTime(BUDGETS.firstPath);
  await settled();
  expect(asked).toEqual(['prepare', 'join']);
  await answer();
  await answer();
  expect(asked).toEqual(['prepare', 'join', 'join anew']);
  // By TCP alone next, and not without pictures.
  expect(call.voiceOnly).toBe(false);
});

/** A page in the talk, and how often it has said that its person has left. */
async function inTalk() {
  const page = await readyPage();
  const joining = page.call.join('session');
  await page.answer();
  await joining;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  return { ...page, farewells: () => page.told.filter((name) => name === 'session.leave').length };
}

test('Ghani leaves over a bad line: it is said again until the server has heard it', async () => {
  const { call, line, farewells } = await inTalk();
  line.swallows = 9;
  const leaving = call.leave();
  await vi.advanceTimersByTimeAsync(10 * BUDGETS.pauseAtMost);
  await leaving;
  expect(farewells()).toBe(10);
  await vi.advanceTimersByTimeAsync(10 * BUDGETS.pauseAtMost);
  expect(farewells()).toBe(10);
});

test('whoever comes back before the server has heard that they left has not left', async () => {
  const { call, line, farewells, answer } = await inTalk();
  line.swallows = Infinity;
  const leaving = call.leave();
  await vi.advanceTimersByTimeAsync(BUDGETS.pause);
  const before = farewells();
  void call.join('session');
  await answer();
  await vi.advanceTimersByTimeAsync(10 * BUDGETS.pauseAtMost);
  await leaving;
  expect(farewells()).toBe(before);
});

test('pictures come back by themselves over the paths that carry the voice, and nobody loses the voice for it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { asked, call, device, settled, answer } = await readyPage();
  let paths: Transport[] = [];
  device.observer.on('newtransport', (transport) => (paths = [...paths.slice(-1), transport]));
  void call.join('session');
  await answer();
  for (const seconds of [BUDGETS.firstPath, BUDGETS.tcp]) {
    vi.advanceTimersByTime(seconds);
    await answer();
  }
  expect(call.voiceOnly).toBe(true);
  const links = asked.length;
  for (const path of paths) (path.handler as FakeHandler).setConnectionState('connected');
  expect(call.state.kind).toBe('live');
  vi.advanceTimersByTime(BUDGETS.voiceOut - 1);
  expect(call.voiceOnly).toBe(true);
  vi.advanceTimersByTime(1);
  await settled();
  expect([call.voiceOnly, call.state.kind]).toEqual([false, 'live']);
  expect(asked).toHaveLength(links);
});
