import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateWait, inSteps, type EstimateParameters } from '../contract/estimate.ts';
import { ENOUGH, learn } from './estimate.ts';

const prior = { shortSeconds: 420, longSeconds: 1200 };
const NOW = Date.parse('2026-11-25T05:00:00Z');
const parameters = (openDesks: number, meanSeconds = 600, spreadSeconds = 240): EstimateParameters => ({
  openDesks,
  meanSeconds,
  spreadSeconds,
  learntFrom: 40,
  nextBreak: null,
});
const times = (count: number, seconds: number) => Array.from({ length: count }, () => seconds);

describe('what an estimate is learnt from', () => {
  test('a queue that has received too few people foretells by the office’s rule', () => {
    const services = [{ waiting: 3, keptSeconds: times(ENOUGH - 1, 60) }];
    const learnt = learn({ openDesks: 1, services, pauseSeconds: null }, prior);
    expect(learnt).toEqual({ meanSeconds: 810, spreadSeconds: 578, learntFrom: ENOUGH });
  });

  test('each service counts as often as people wait for it', () => {
    const services = [
      { waiting: 3, keptSeconds: times(20, 300) },
      { waiting: 1, keptSeconds: times(20, 1500) },
    ];
    const learnt = learn({ openDesks: 1, services, pauseSeconds: 60 }, prior);
    expect(learnt.meanSeconds).toBe(300 * 0.75 + 1500 * 0.25 + 60);
    expect(learnt.spreadSeconds).toBe(Math.round(Math.sqrt(0.75 * 300 ** 2 + 0.25 * 900 ** 2)));
  });

  test('a service that is new here is foretold by the queue’s others', () => {
    const services = [
      { waiting: 1, keptSeconds: [] },
      { waiting: 0, keptSeconds: times(20, 500) },
    ];
    expect(learn({ openDesks: 1, services, pauseSeconds: null }, prior).meanSeconds).toBe(500);
  });
});

describe('the range of a wait', () => {
  test('is nothing while no desk is open', () => {
    expect(estimateWait(4, parameters(0), NOW)).toBeNull();
  });

  test('grows with those ahead and shrinks with desks, and is never empty', () => {
    const some = fc.record({
      ahead: fc.nat(3000),
      desks: fc.integer({ min: 1, max: 50 }),
      spread: fc.nat(900),
    });
    fc.assert(
      fc.property(some, ({ ahead, desks, spread }) => {
        const of = (n: number, d: number) => estimateWait(n, parameters(d, 600, spread), NOW)!;
        const here = of(ahead, desks);
        expect(here.low).toBeGreaterThanOrEqual(0);
        expect(here.high).toBeGreaterThan(here.low);
        expect(of(ahead + 1, desks).high).toBeGreaterThanOrEqual(here.high);
        expect(of(ahead, desks + 1).high).toBeLessThanOrEqual(here.high);
      }),
    );
  });

  test('a break that begins within it is added, one that comes later is not', () => {
    const at = (from: string, to: string) => ({ ...parameters(1, 600, 0), nextBreak: { from, to } });
    const wait = estimateWait(3, parameters(1, 600, 0), NOW)!;
    const lunch = estimateWait(3, at('2026-11-25T05:10:00Z', '2026-11-25T06:10:00Z'), NOW)!;
    expect(lunch).toEqual({ low: wait.low + 60, high: wait.high + 60 });
    expect(estimateWait(3, at('2026-11-25T08:00:00Z', '2026-11-25T09:00:00Z'), NOW)).toEqual(wait);
    const half = estimateWait(3, at('2026-11-25T04:30:00Z', '2026-11-25T05:30:00Z'), NOW)!;
    expect(half.low).toBe(wait.low + 30);
  });

  /** Desks that call one after the other from a line that never ends; talks of one, two or three lengths mixed. */
  function waitsOf(
    desks: number,
    ahead: number,
    seed: number,
    draws: number,
  ): { within: number; waits: number } {
    const random = mulberry(seed);
    const talk = () => [180, 480, 1200][Math.floor(random() * 3)]! * (0.5 + random());
    const history = Array.from({ length: 40 }, talk);
    const services = [{ waiting: 1, keptSeconds: history }];
    const learnt = learn({ openDesks: desks, services, pauseSeconds: 0 }, prior);
    const range = estimateWait(ahead, { openDesks: desks, nextBreak: null, ...learnt }, NOW)!;
    let within = 0;
    for (let draw = 0; draw < draws; draw++) {
      const free = Array.from({ length: desks }, () => talk() * random());
      for (let i = 0; i < ahead; i++) {
        free.sort((a, b) => a - b);
        free[0]! += talk();
      }
      const waited = Math.min(...free) / 60;
      if (range.low <= waited && waited <= range.high) within += 1;
    }
    return { within, waits: draws };
  }

  test('holds about four waits of five, for few and many desks and people', () => {
    const shares: number[] = [];
    for (const desks of [1, 3, 10]) {
      for (const ahead of [2, 10, 40]) {
        const many = Array.from({ length: 20 }, (_, seed) => waitsOf(desks, ahead, seed + 1, 100));
        shares.push(many.reduce((sum, one) => sum + one.within, 0) / 2000);
      }
    }
    const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length;
    expect(mean).toBeGreaterThan(0.75);
    expect(mean).toBeLessThan(0.87);
    expect(Math.min(...shares)).toBeGreaterThan(0.6);
  });
});

/** A small generator with a seed, so that a run is the same every time (Mulberry32). */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test.each([
  [
    { low: 3, high: 11 },
    { low: 3, high: 11 },
  ],
  [
    { low: 23, high: 58 },
    { low: 20, high: 60 },
  ],
  [
    { low: 23, high: 98 },
    { low: 20, high: 100 },
  ],
])('a range %o is shown as %o: no finer than it is known, and never narrower', (range, shown) => {
  expect(inSteps(range)).toEqual(shown);
});
