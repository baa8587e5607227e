import { describe, expect, test } from 'vitest';
import { placeAfter, type Place } from './place.ts';
import type { Presence } from './presence.ts';
import type { OrderChange, OrderKey, QueueChanged } from './queue.ts';
import {
  heardAfter,
  mostImportant,
  TOLD_FOR_MS,
  whyMoved,
  type Heard,
  type Seen,
  type Why,
} from './why-moved.ts';

const estimate = { openDesks: 2, meanSeconds: 600, spreadSeconds: 300, learntFrom: 40, nextBreak: null };
const desk = (name: string, presence: Presence, reason: string | null = null) => ({
  desk: name,
  presence,
  reason,
});
const desks = [desk('1', 'receiving'), desk('2', 'in_session')];
const arrived: OrderKey = [2, 5000, 50];
const booked: OrderKey = [1, 5000, 50];
const first: OrderKey = [0, 5000, 50];

/** The blending of an office where bookings and arrivals take turns, two and one. */
const blending = { booked: 2, arrivals: 1 };
const place = (standing: Place['standing'], own: OrderKey): Place => {
  const none = { version: 7, ahead: 0, standing, turn: 0, blending, estimate };
  return placeAfter(none, change([]), own)!;
};
const change = (changes: OrderChange[], more: Partial<QueueChanged> = {}): QueueChanged => ({
  ...{ from: 7, to: 8, changes, turn: null, notice: null, estimate, calledNow: [], desks },
  ...more,
});
const comes = (...key: OrderKey): OrderChange => ['in', key];
const goes = (...key: OrderKey): OrderChange => ['out', key];

function why(own: OrderKey, changed: QueueChanged, standing: Place['standing'] = [1, 3, 5]): Why[] {
  const before: Seen = { place: { ...place(standing, own), version: 7 }, desks };
  const after = { place: placeAfter(before.place, changed, own)!, desks: changed.desks };
  return whyMoved(before, after, changed, own);
}

describe('why a place moved', () => {
  test.each<[string, OrderKey, QueueChanged, Why[]]>([
    ['the person before was called or has left', arrived, change([goes(2, 4000, 9)]), [{ kind: 'nearer' }]],
    [
      'a person received out of turn came (O87-9)',
      arrived,
      change([comes(0, 9000, 90)]),
      [{ kind: 'out_of_turn' }],
    ],
    ['a booked person’s time has come', arrived, change([comes(1, 9000, 90)]), [{ kind: 'booked' }]],
    [
      'who was booked waits for an arrival’s turn',
      booked,
      change([comes(2, 9000, 90)]),
      [{ kind: 'arrivals' }],
    ],
    [
      'who had stepped away came back to a place before',
      arrived,
      change([comes(2, 4000, 9)]),
      [{ kind: 'returned' }],
    ],
    [
      'among those received out of turn one came back',
      first,
      change([comes(0, 4000, 9)]),
      [{ kind: 'returned' }],
    ],
    ['somebody came after', arrived, change([comes(2, 9000, 90)]), []],
    ['somebody after left', arrived, change([goes(2, 9000, 90)]), []],
    [
      'who stood before claims to be received out of turn: nothing moves',
      arrived,
      change([goes(2, 4000, 9), comes(0, 4000, 9)]),
      [],
    ],
    ['out of turn, nobody of the other bands counts', first, change([comes(1, 1, 1), comes(2, 1, 1)]), []],
  ])('%s', (_, own, changed, expected) => {
    // Enough bookings wait for one more to stand before an arrival, and no arrival yet for a booking to wait for.
    const standing: Place['standing'] = own[0] === 1 ? [1, 3, 0] : [1, 0, 5];
    expect(why(own, changed, standing)).toEqual(expected);
  });

  test('two reasons in one change are both told', () => {
    const both = change([comes(0, 9000, 90), comes(2, 4000, 9)]);
    expect(why(arrived, both)).toEqual([{ kind: 'out_of_turn' }, { kind: 'returned' }]);
  });
});

describe('why a wait changed', () => {
  test.each<[string, QueueChanged['desks'], Why[]]>([
    ['a desk opened', [...desks, desk('3', 'receiving')], [{ kind: 'desk_opened', desk: '3' }]],
    [
      'a desk paused, with the reason written for those who wait',
      [desk('1', 'paused', 'Түскі үзіліс'), desks[1]!],
      [{ kind: 'desk_paused', desk: '1', reason: 'Түскі үзіліс' }],
    ],
    ['a desk closed', [desks[1]!], [{ kind: 'desk_closed', desk: '1' }]],
    ['a desk went silent', [desk('1', 'away'), desks[1]!], [{ kind: 'desk_closed', desk: '1' }]],
    ['a desk went from one talk to the next', [desk('1', 'in_session'), desk('2', 'receiving')], []],
  ])('%s', (_, now, expected) => {
    expect(why(arrived, change([], { desks: now }))).toEqual(expected);
  });

  test.each<[string, number, Why[]]>([
    ['talks take longer than before', 900, [{ kind: 'talks_longer' }]],
    ['talks take shorter than before', 400, [{ kind: 'talks_shorter' }]],
    ['talks differ as they always do', 610, []],
  ])('%s', (_, meanSeconds, expected) => {
    expect(why(arrived, change([], { estimate: { ...estimate, meanSeconds } }))).toEqual(expected);
  });

  test('another number of desks is no word about how long talks take', () => {
    const fewer = { ...estimate, openDesks: 1 };
    expect(why(arrived, change([], { estimate: fewer, desks: [desks[0]!] }))).toEqual([
      { kind: 'desk_closed', desk: '2' },
    ]);
  });
});

describe('one reason at a time', () => {
  const heard = (why: Why, at: number): Heard => ({ why, at });

  test('the most important of the last minute is shown, not the newest', () => {
    const line = heardAfter([heard({ kind: 'out_of_turn' }, 0)], [{ kind: 'nearer' }], 10_000);
    expect(mostImportant(line, 10_000)?.why.kind).toBe('out_of_turn');
    expect(mostImportant(line, TOLD_FOR_MS)?.why.kind).toBe('nearer');
    expect(mostImportant(line, 10_000 + TOLD_FOR_MS)).toBeNull();
  });

  test('a desk that is open again is not told as paused', () => {
    const paused: Why = { kind: 'desk_paused', desk: '1', reason: null };
    const other: Why = { kind: 'desk_closed', desk: '2' };
    const line = heardAfter([heard(paused, 0), heard(other, 0)], [{ kind: 'desk_opened', desk: '1' }], 1000);
    expect(line.map(({ why }) => why.kind)).toEqual(['desk_closed', 'desk_opened']);
  });

  test('talks that grew shorter are not told as longer', () => {
    const line = heardAfter([heard({ kind: 'talks_longer' }, 0)], [{ kind: 'talks_shorter' }], 1000);
    expect(line.map(({ why }) => why.kind)).toEqual(['talks_shorter']);
  });
});
