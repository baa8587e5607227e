import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aheadOf, BANDS, inCallingOrder, nextTurn, type Blending } from './order.ts';
import { compareOrder, type OrderKey } from './queue.ts';

const { outOfTurn, booked, arrival } = BANDS;
const people = (...bands: number[]): OrderKey[] => bands.map((band, i) => [band, 1000 + i, i]);
const bandsIn = (line: OrderKey[], blending: Blending, turn = 0) =>
  inCallingOrder(line, (key) => key, { turn, blending }).map(([band]) => band);

describe('the order of calling', () => {
  test('O87-9: out-of-turn categories, then bookings that are due, then arrival, when the office blends nothing', () => {
    const line = people(arrival, booked, arrival, outOfTurn, booked);
    expect(bandsIn(line, { booked: 1, arrivals: 0 })).toEqual([outOfTurn, booked, booked, arrival, arrival]);
  });

  test('of each round so many booked people are called, then so many arrivals', () => {
    const line = people(arrival, arrival, arrival, booked, booked, booked, booked);
    expect(bandsIn(line, { booked: 2, arrivals: 1 })).toEqual([1, 1, 2, 1, 1, 2, 2]);
  });

  test('a round goes on where the last call left it, and whoever comes out of turn uses up nothing', () => {
    const line = people(arrival, booked, outOfTurn);
    expect(bandsIn(line, { booked: 2, arrivals: 1 }, 2)).toEqual([outOfTurn, arrival, booked]);
    expect(nextTurn([true, true, true], { turn: 2, blending: { booked: 2, arrivals: 1 } })).toEqual({
      band: 0,
      turn: 2,
    });
  });

  test('nobody waits for a band that has no one, nor for ever behind one that has', () => {
    expect(nextTurn([false, false, true], { turn: 0, blending: { booked: 3, arrivals: 1 } })).toEqual({
      band: 2,
      turn: 0,
    });
    expect(nextTurn([false, false, true], { turn: 0, blending: { booked: 1, arrivals: 0 } })).toEqual({
      band: 2,
      turn: 0,
    });
    expect(nextTurn([false, false, false], { turn: 0, blending: { booked: 1, arrivals: 1 } })).toBeNull();
  });

  test('how many are ahead is where one stands, for any line, policy and turn', () => {
    const key = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 20 }), fc.nat(9999));
    const lines = fc.uniqueArray(key, { minLength: 1, maxLength: 40, selector: (one) => one.join() });
    const policy = fc.record({ booked: fc.integer({ min: 1, max: 4 }), arrivals: fc.nat(4) });
    fc.assert(
      fc.property(lines, policy, fc.nat(99), (line, blending, at) => {
        // The turn may have been kept under a rule of longer rounds.
        const round = { turn: at, blending };
        const order = inCallingOrder(line, (one) => one, round);
        expect(order).toHaveLength(line.length);
        order.forEach((self, i) => {
          const standing = [0, 1, 2].map((band) => {
            const others = line.filter((one) => one[0] === band);
            if (band === self[0] || self[0] === outOfTurn)
              return others.filter((one) => compareOrder(one, self) < 0).length;
            return others.length;
          }) as [number, number, number];
          expect(aheadOf(self[0], standing, round)).toBe(i);
        });
      }),
    );
  });
});
