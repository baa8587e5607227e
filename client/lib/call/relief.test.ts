import { expect, test } from 'vitest';
import { BUDGETS } from './budgets.ts';
import { Relief } from './relief.ts';

const STEP = BUDGETS.pressure;

/** Looks again and again with the same harm; answers whether pictures were left out at each look. */
function looks(relief: Relief, at: { now: number }, times: number, harm: number | null, pictures = true) {
  return Array.from({ length: times }, () => {
    at.now += STEP;
    relief.look(harm, pictures && !relief.held, at.now);
    return relief.held;
  });
}
const steps = (ms: number) => Math.ceil(ms / STEP);

test('a hiccup takes nobody’s picture; sound that suffers for longer does', () => {
  const [relief, at] = [new Relief(), { now: 0 }];
  expect(looks(relief, at, 2, 0.4)).toEqual([false, false]);
  expect(looks(relief, at, 1, 0)).toEqual([false]);
  expect(looks(relief, at, 3, 0.4)).toEqual([false, false, true]);
});

test('where no picture flows there is nothing to leave out', () => {
  const [relief, at] = [new Relief(), { now: 0 }];
  expect(looks(relief, at, 10, 0.4, false)).not.toContain(true);
});

test('it helped: pictures stay out for a while, then are tried again, and the next time later', () => {
  const [relief, at] = [new Relief(), { now: 0 }];
  looks(relief, at, LOOKS, 0.4);
  const out = () => {
    let length = 0;
    while (relief.held && length < 1000) {
      looks(relief, at, 1, 0.01);
      length += 1;
    }
    return length;
  };
  const first = out();
  expect(first).toBeGreaterThanOrEqual(steps(BUDGETS.picturesOut));
  looks(relief, at, LOOKS, 0.4);
  expect(relief.held).toBe(true);
  expect(out()).toBeGreaterThan(first * 1.5);
});
const LOOKS = 3;

test('a long queue drains slowly: pictures stay out until it shows that it does', () => {
  const [relief, at] = [new Relief(), { now: 0 }];
  looks(relief, at, LOOKS, 0.5);
  expect(looks(relief, at, steps(BUDGETS.picturesTrial) + 4, 0.5)).not.toContain(false);
  expect(looks(relief, at, steps(BUDGETS.picturesTrialAtMost), 0.1)).not.toContain(false);
});

test('who falls silent in a trial gets their picture back when nothing can be learnt from their voice', () => {
  const [relief, at] = [new Relief(), { now: 0 }];
  looks(relief, at, LOOKS, 0.4);
  expect(looks(relief, at, steps(BUDGETS.picturesTrialAtMost) - 1, null)).not.toContain(false);
  expect(looks(relief, at, 1, null)).toEqual([false]);
});

test('a trial ends with the path that it was made on; what has helped goes on over the next', () => {
  const [relief, at] = [new Relief(), { now: 0 }];
  looks(relief, at, LOOKS, 0.4);
  relief.moved();
  expect(relief.held).toBe(false);
  looks(relief, at, LOOKS, 0.4);
  looks(relief, at, steps(BUDGETS.picturesTrial) + 1, 0.01);
  relief.moved();
  expect(relief.held).toBe(true);
});

test('it did not help: pictures come back and are not touched for a while', () => {
  const [relief, at] = [new Relief(), { now: 0 }];
  looks(relief, at, LOOKS, 0.3);
  const after = looks(relief, at, steps(BUDGETS.picturesTrialAtMost + BUDGETS.picturesUseless) - 1, 0.3);
  expect(after[0]).toBe(true);
  expect(after.at(-1)).toBe(false);
  expect(after.lastIndexOf(true)).toBeLessThan(steps(BUDGETS.picturesTrialAtMost) + LOOKS);
});

test('in silence nothing is judged, and a press of the person brings pictures at once', () => {
  const [relief, at] = [new Relief(), { now: 0 }];
  looks(relief, at, LOOKS, 0.4);
  expect(looks(relief, at, steps(BUDGETS.picturesTrial) * 3, null)).not.toContain(false);
  relief.free();
  expect(relief.held).toBe(false);
});
