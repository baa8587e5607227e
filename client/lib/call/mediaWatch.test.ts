import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaSource } from '$contract/signalling.ts';
import { Refused } from '../refused.ts';
import { BUDGETS } from './budgets.ts';
import { MediaWatch, type Counts, type Left, type Missing } from './mediaWatch.ts';

const CONSUMER = 'consumer';
const SOURCES: MediaSource[] = ['microphone', 'camera', 'screen'];

describe('the watch over the paths', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A talk in which each end counts on, until a test stops one of the counters. */
  function watched() {
    const grows = { cameIn: true, arrived: true, left: true, sent: true, received: true };
    const at = {
      cameIn: 0,
      arrived: 0,
      left: 0,
      sent: 0,
      received: 0,
      held: [] as MediaSource[],
      lost: [] as MediaSource[],
      stopped: false,
      leftOut: false,
    };
    let answers = true;
    const tick = () => {
      for (const name of Object.keys(grows) as (keyof typeof grows)[]) if (grows[name]) at[name] += 10;
    };
    const needs = {
      count: vi.fn(async (): Promise<Counts> => {
        tick();
        return {
          cameIn: { send: 0, recv: at.cameIn },
          arrived: new Map([[CONSUMER, at.arrived]]),
        };
      }),
      left: vi.fn(
        async (): Promise<Left> =>
          new Map([
            ['microphone', at.left],
            ['camera', at.left],
            ['screen', at.left],
          ]),
      ),
      ask: vi.fn(async (timeoutMs: number) => {
        if (!answers) {
          await new Promise((resolve) => setTimeout(resolve, timeoutMs));
          throw new Refused({ code: 'TRY_AGAIN' });
        }
        return {
          sent: at.stopped ? [] : [{ consumerId: CONSUMER, packets: at.sent, leftOut: at.leftOut }],
          received: SOURCES.filter((source) => !at.held.includes(source)).map((source) => ({
            source,
            packets: at.lost.includes(source) ? 10 : at.received,
          })),
        };
      }),
      onAlive: vi.fn(),
      onArrived: vi.fn(),
      onSilent: vi.fn(),
      onDeaf: vi.fn(),
      onOneWay: vi.fn(),
      onLeftOut: vi.fn(),
      onMissing: vi.fn<(missing: Missing) => void>(),
      onHeld: vi.fn<(held: Missing) => void>(),
    };
    const watch = new MediaWatch(needs, () => Date.now());
    const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
    return { needs, grows, at, watch, pass, deafen: () => void (answers = false) };
  }

  it('says nothing of a talk that flows', async () => {
    const { needs, pass, watch } = watched();
    await pass(60_000);
    expect(needs.onAlive).toHaveBeenCalled();
    for (const told of [needs.onSilent, needs.onDeaf, needs.onOneWay]) expect(told).not.toHaveBeenCalled();
    expect(needs.ask.mock.calls.length).toBeLessThanOrEqual(60_000 / BUDGETS.compare);
    watch.stop();
  });

  it('takes what comes over one path for no sign of life of the other', async () => {
    const { needs, pass, watch } = watched();
    await pass(1_000);
    needs.onAlive.mockClear();
    await pass(10_000);
    expect(needs.onAlive).toHaveBeenCalledWith('recv', expect.any(Number));
    expect(needs.onAlive).not.toHaveBeenCalledWith('send', expect.any(Number));
    watch.stop();
  });

  it('finds paths that died without a word within their budget and a look', async () => {
    const { needs, grows, pass, watch } = watched();
    await pass(10_000);
    grows.cameIn = grows.arrived = grows.received = false;
    await pass(BUDGETS.silentPath + 2 * BUDGETS.look);
    expect(needs.onSilent).toHaveBeenCalledTimes(1);
    watch.stop();
  });

  it('takes a pair of candidates that is given up, with all that it has counted, for no sign of life', async () => {
    const { needs, grows, at, pass, watch, deafen } = watched();
    await pass(10_000);
    grows.cameIn = grows.arrived = grows.received = false;
    deafen();
    needs.onAlive.mockClear();
    const silent = BUDGETS.silentPath + 2 * BUDGETS.look + BUDGETS.silentAnswer;
    for (let passed = 0; passed < silent; passed += BUDGETS.look) {
      at.cameIn -= 20;
      await pass(BUDGETS.look);
    }
    expect(needs.onAlive).not.toHaveBeenCalled();
    expect(needs.onDeaf).toHaveBeenCalled();
    grows.cameIn = true;
    await pass(BUDGETS.look);
    expect(needs.onAlive).toHaveBeenCalledWith('recv', expect.any(Number));
    watch.stop();
  });

  it('knows a person who has fallen silent from a path that has', async () => {
    const { needs, grows, pass, watch } = watched();
    await pass(10_000);
    grows.cameIn = grows.arrived = grows.sent = false;
    await pass(30_000);
    expect(needs.onSilent).not.toHaveBeenCalled();
    expect(needs.onOneWay).not.toHaveBeenCalled();
    watch.stop();
  });

  it('tells what the server leaves out because the line does not bear it, and takes it for no fault', async () => {
    const { needs, at, grows, pass, watch } = watched();
    await pass(10_000);
    grows.arrived = grows.sent = false;
    at.leftOut = true;
    await pass(10_000);
    expect(needs.onLeftOut).toHaveBeenLastCalledWith(new Set([CONSUMER]));
    expect(needs.onOneWay).not.toHaveBeenCalled();
    at.leftOut = false;
    await pass(BUDGETS.compare);
    expect(needs.onLeftOut).toHaveBeenLastCalledWith(new Set());
    watch.stop();
  });

  it('says that the socket went too when the server does not answer', async () => {
    const { needs, grows, pass, watch, deafen } = watched();
    await pass(11_000);
    grows.cameIn = false;
    deafen();
    // The question that was due meanwhile is given up: in silence no more than a short while is waited.
    await pass(BUDGETS.silentPath + BUDGETS.silentAnswer + 100);
    expect(needs.onDeaf).toHaveBeenCalledTimes(1);
    expect(needs.onSilent).not.toHaveBeenCalled();
    watch.stop();
  });

  it('waits for a server that is slow to answer, as long as it sends', async () => {
    const { needs, pass, watch, deafen } = watched();
    deafen();
    await pass(30_000);
    expect(needs.onDeaf).not.toHaveBeenCalled();
    watch.stop();
  });

  it('finds what is sent and not decoded here', async () => {
    const { needs, grows, pass, watch } = watched();
    await pass(10_000);
    grows.arrived = false;
    await pass(BUDGETS.oneWay + 2 * BUDGETS.compare);
    expect(needs.onOneWay).toHaveBeenCalledWith({ consumerId: CONSUMER });
    expect(needs.onOneWay).not.toHaveBeenCalledWith({ source: 'microphone' });
    expect(needs.onMissing).toHaveBeenLastCalledWith({ here: new Set([CONSUMER]), there: new Set() });
    watch.stop();
  });

  it('finds what has been sent from the beginning and never came', async () => {
    const { needs, grows, pass, watch } = watched();
    grows.arrived = false;
    await pass(BUDGETS.oneWay + 3 * BUDGETS.compare);
    expect(needs.onOneWay).toHaveBeenCalledWith({ consumerId: CONSUMER });
    watch.stop();
  });

  it('finds what leaves here and does not arrive there', async () => {
    const { needs, grows, pass, watch } = watched();
    await pass(10_000);
    grows.received = false;
    await pass(BUDGETS.oneWay + 2 * BUDGETS.compare);
    expect(needs.onOneWay).toHaveBeenCalledWith({ source: 'microphone' });
    watch.stop();
  });

  it('finds a screen that does not arrive there beside a camera that does', async () => {
    const { needs, at, pass, watch } = watched();
    await pass(10_000);
    at.lost = ['screen'];
    await pass(BUDGETS.oneWay + 2 * BUDGETS.compare);
    expect(needs.onOneWay.mock.calls).toEqual([[{ source: 'screen' }]]);
    expect(needs.onMissing).toHaveBeenLastCalledWith({ here: new Set(), there: new Set(['screen']) });
    watch.stop();
  });

  it('says that nothing of Ghani arrives until something of him arrives', async () => {
    const { needs, grows, pass, watch } = watched();
    await pass(10_000);
    expect(needs.onMissing).toHaveBeenLastCalledWith({ here: new Set(), there: new Set() });
    grows.received = false;
    await pass(BUDGETS.oneWay + 2 * BUDGETS.compare);
    expect(needs.onMissing).toHaveBeenLastCalledWith({ here: new Set(), there: new Set(SOURCES) });
    needs.onMissing.mockClear();
    await pass(BUDGETS.compare);
    expect(needs.onMissing).toHaveBeenLastCalledWith({ here: new Set(), there: new Set(SOURCES) });
    grows.received = true;
    await pass(2 * BUDGETS.compare);
    expect(needs.onMissing).toHaveBeenLastCalledWith({ here: new Set(), there: new Set() });
    watch.stop();
  });

  it('never says it of Ghani who holds his voice back, or is only silent', async () => {
    const { needs, grows, at, pass, watch } = watched();
    await pass(10_000);
    grows.received = false;
    await pass(BUDGETS.oneWay + 2 * BUDGETS.compare);
    needs.onMissing.mockClear();
    at.held = SOURCES;
    await pass(30_000);
    for (const [missing] of needs.onMissing.mock.calls) expect(missing.there.size).toBe(0);
    at.held = [];
    grows.left = false;
    await pass(30_000);
    for (const [missing] of needs.onMissing.mock.calls) expect(missing.there.size).toBe(0);
    watch.stop();
  });

  it('finds what the server holds back though this page lets it through, not at the first look but at each later one', async () => {
    const { needs, at, pass, watch } = watched();
    await pass(10_000);
    at.stopped = true;
    at.held = ['microphone'];
    needs.onHeld.mockClear();
    await pass(6 * BUDGETS.compare);
    const nothing = { here: new Set(), there: new Set() };
    const both = { here: new Set([CONSUMER]), there: new Set(['microphone']) };
    const [first, ...later] = needs.onHeld.mock.calls.map(([held]) => held);
    expect(first).toEqual(nothing);
    expect(later.length).toBeGreaterThan(2);
    for (const held of later) expect(held).toEqual(both);
    at.stopped = false;
    at.held = [];
    await pass(2 * BUDGETS.compare);
    expect(needs.onHeld).toHaveBeenLastCalledWith(nothing);
    watch.stop();
  });

  it('looks no more once it is stopped', async () => {
    const { needs, pass, watch } = watched();
    watch.stop();
    await pass(10_000);
    expect(needs.count).not.toHaveBeenCalled();
  });
});
