import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inCallingOrder } from './order.ts';
import type { OrderChange, OrderKey, QueueChanged } from './queue.ts';
import { placeAfter, type Place } from './place.ts';

const estimate = { openDesks: 2, meanSeconds: 600, spreadSeconds: 300, learntFrom: 40, nextBreak: null };
const own: OrderKey = [1, 1000, 50];
const blending = { booked: 1, arrivals: 0 };
const place: Place = { version: 7, ahead: 3, standing: [1, 2, 5], turn: 0, blending, estimate };
const changed = (from: number, to: number, ...changes: OrderChange[]): QueueChanged => ({
  from,
  to,
  changes,
  turn: null,
  notice: null,
  estimate,
  calledNow: [],
  desks: [],
});

describe('the place of one who waits', () => {
  test('comes nearer when somebody before them is called', () => {
    expect(placeAfter(place, changed(7, 8, ['out', [1, 900, 12]]), own)).toMatchObject({
      version: 8,
      ahead: 2,
    });
  });

  test('does not move when somebody after them comes or goes, or when they themselves do', () => {
    const after: OrderChange[] = [
      ['in', [1, 1000, 51]],
      ['out', [2, 1, 1]],
      ['out', own],
      ['in', own],
    ];
    expect(placeAfter(place, changed(7, 8, ...after), own)).toMatchObject({ version: 8, ahead: 3 });
  });

  test('goes back by one when a person with a right to go out of turn comes', () => {
    expect(placeAfter(place, changed(7, 8, ['in', [0, 5000, 90]]), own)).toMatchObject({ ahead: 4 });
  });

  test('does not move when the person’s own claim to go out of turn is heard before the ticket is read again', () => {
    const claimed = changed(7, 8, ['out', own], ['in', [0, own[1], own[2]]]);
    expect(placeAfter(place, claimed, own)).toMatchObject({ version: 8, ahead: 3 });
  });

  test('keeps what it knows when an old change comes late', () => {
    expect(placeAfter(place, changed(6, 7, ['out', [1, 1, 1]]), own)).toBe(place);
  });

  test('asks to be read again when a change was missed', () => {
    expect(placeAfter(place, changed(8, 9), own)).toBeNull();
    expect(placeAfter(place, changed(6, 8), own)).toBeNull();
  });

  test('takes over the new parameters of the estimate', () => {
    const fewer = { ...changed(7, 8), estimate: { ...estimate, openDesks: 0 } };
    expect(placeAfter(place, fewer, own)?.estimate.openDesks).toBe(0);
  });

  test('moves when a call of the other band has used up its turn', () => {
    const blended = {
      ...place,
      standing: [0, 0, 4] as Place['standing'],
      blending: { booked: 1, arrivals: 2 },
    };
    const after = (turn: number) => placeAfter(blended, { ...changed(7, 8), turn }, own)?.ahead;
    expect([after(0), after(1), after(2)]).toEqual([0, 2, 1]);
  });

  test('after any history is where they stand in the order of calling', () => {
    const key = fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 900, max: 1100 }), fc.nat(99));
    const batches = fc.array(fc.record({ keys: fc.array(key, { maxLength: 4 }), turn: fc.nat(99) }), {
      maxLength: 20,
    });
    const policy = fc.record({ booked: fc.integer({ min: 1, max: 3 }), arrivals: fc.nat(3) });
    fc.assert(
      fc.property(batches, policy, key, (history, rule, self) => {
        const line = new Map<string, OrderKey>();
        const places = rule.booked + rule.arrivals;
        let now: Place = { version: 0, ahead: 0, standing: [0, 0, 0], turn: 0, blending: rule, estimate };
        history.forEach(({ keys, turn }, at) => {
          // Each key comes when it is not in the line, and goes when it is.
          // A time and a number are one person's, in whichever band.
          const others = keys.filter((one) => one[1] !== self[1] || one[2] !== self[2]);
          const changes = others.map((one): OrderChange => {
            const name = one.join();
            if (line.delete(name)) return ['out', one];
            line.set(name, one);
            return ['in', one];
          });
          now = placeAfter(now, { ...changed(at, at + 1, ...changes), turn: turn % places }, self)!;
          const round = { turn: turn % places, blending: rule };
          const order = inCallingOrder([...line.values(), self], (one) => one, round);
          expect(now.ahead).toBe(order.indexOf(self));
        });
      }),
    );
  });
});
