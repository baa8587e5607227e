import { expect, test } from 'vitest';
import { Pressure, type SoundCounts } from './pressure.ts';

const counts = (
  second: number,
  {
    lost = 0,
    concealed = 0,
    packets = second * 25,
    answered = second,
    roundTrip = 0.05 as number | null,
    outgoing = 900_000 as number | null,
    up = second * 50,
  } = {},
): SoundCounts => ({
  up: { packets: up, lost },
  down: { packets, samples: second * 48_000, concealed },
  checks: { sent: second, answered },
  ...{ roundTrip, outgoing },
});
/** The last of three looks, a second apart; in the two before it all was well. */
const harmOf = (more: Parameters<typeof counts>[1], own = false) => {
  const pressure = new Pressure();
  pressure.look(counts(1), own);
  pressure.look(counts(2), own);
  return pressure.look(counts(3, more), own);
};
const QUEUED = { roundTrip: 1.25 };

test('nothing is known before there are two counts', () => {
  expect(new Pressure().look(counts(1))).toEqual({ up: null, down: null });
});

test('sound that is missing over a good line was lost on the speaker’s, and is not this page’s to mend', () => {
  expect(harmOf({ concealed: 24_000, lost: 10 })).toEqual({ up: 0, down: 0 });
});

test('a line is late while its round trip is longer than its own, and no more when that is over', () => {
  const pressure = new Pressure();
  const lateAt = (second: number, more?: typeof QUEUED) => {
    pressure.look(counts(second, more));
    return pressure.isLate;
  };
  expect([lateAt(1), lateAt(2), lateAt(3, QUEUED), lateAt(4)]).toEqual([false, false, true, false]);
});

test('sound that is missing while a queue stands before the line is this line’s', () => {
  expect(harmOf({ ...QUEUED, concealed: 24_000 })).toEqual({ up: 0, down: 0.5 });
});

test('a queue delays every word, though none is lost: the longer, the more it harms', () => {
  expect(harmOf({ roundTrip: 0.4 }).down).toBe(0);
  expect(harmOf({ roundTrip: 1.05 }).down).toBeCloseTo(0.25);
  expect(harmOf({ roundTrip: 9 }).down).toBe(0.5);
});

test('it stands on the way up where the browser believes in little', () => {
  expect(harmOf({ roundTrip: 1.05, outgoing: 70_000 }).up).toBeCloseTo(0.25);
  expect(harmOf({ ...QUEUED, outgoing: 70_000, lost: 20 }).up).toBeCloseTo(0.4);
  expect(harmOf({ roundTrip: 0.05, outgoing: 70_000, lost: 20 }).up).toBe(0);
});

test('where the way up is narrow it is put down to own pictures first; sound that is missing is not', () => {
  const narrow = { ...QUEUED, outgoing: 70_000 };
  expect(harmOf(narrow, true)).toEqual({ up: expect.closeTo(0.3), down: 0 });
  expect(harmOf(narrow, false).down).toBeCloseTo(0.3);
  expect(harmOf({ ...narrow, concealed: 24_000 }, true).down).toBe(0.5);
  expect(harmOf({ ...narrow, up: 102 }, true)).toEqual({ up: null, down: expect.closeTo(0.3) });
  expect(harmOf(QUEUED, true)).toEqual({ up: 0, down: expect.closeTo(0.3) });
});

test('questions without an answer, while packets come, are a queue before any answer tells its length', () => {
  const pressure = new Pressure();
  const harms = [1, 2, 3, 4, 5, 6].map((second) => pressure.look(counts(second, { answered: 2 })).down);
  expect(harms).toEqual([null, 0, 0, 0.25, 0.25, 0.25]);
});

test('where nothing comes any more the path is dead, and pictures are not the cause', () => {
  const pressure = new Pressure();
  const dead = { answered: 2, packets: 50 };
  for (const second of [1, 2, 3, 4, 5]) pressure.look(counts(second, dead));
  expect(pressure.look(counts(6, dead)).down).toBe(0);
});

test('a line that has always been long, as over a satellite, is no queue', () => {
  const pressure = new Pressure();
  pressure.look(counts(1, { roundTrip: 0.7 }));
  const far = { roundTrip: 0.8, outgoing: 70_000, concealed: 12_000 };
  expect(pressure.look(counts(2, far))).toEqual({ up: 0, down: 0 });
});

test('a line that has become long stays long without pictures: then it is no queue either', () => {
  const pressure = new Pressure();
  pressure.look(counts(1));
  expect(pressure.look(counts(2, { roundTrip: 2 })).down).toBeGreaterThan(0);
  pressure.alone(true);
  pressure.look(counts(3, { roundTrip: 2 }));
  pressure.look(counts(4, { roundTrip: 0.65 }));
  pressure.alone(false);
  expect(pressure.look(counts(5, { roundTrip: 0.9 })).down).toBe(0);
  expect(pressure.look(counts(6, { roundTrip: 1.65 })).down).toBeCloseTo(0.25);
});

test('a voice that is silent says nothing of the way up', () => {
  const pressure = new Pressure();
  pressure.look(counts(1));
  const silent = { ...counts(2, { ...QUEUED, outgoing: 70_000 }), up: { packets: 53, lost: 3 } };
  expect(pressure.look(silent).up).toBeNull();
});
