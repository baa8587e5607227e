import { expect, test } from 'vitest';
import { Pressure, type SoundCounts } from './pressure.ts';

const counts = (
  second: number,
  { lost = 0, concealed = 0, roundTrip = 0.05 as number | null, outgoing = 900_000 as number | null } = {},
): SoundCounts => ({
  up: { packets: second * 50, lost },
  down: { samples: second * 48_000, concealed },
  ...{ roundTrip, outgoing },
});
/** The second of two looks, a second apart; before them a second in which all was well. */
const harmOf = (more: Parameters<typeof counts>[1]) => {
  const pressure = new Pressure();
  pressure.look(counts(1));
  pressure.look(counts(2));
  return pressure.look(counts(3, more));
};
const QUEUED = { roundTrip: 1.2 };

test('nothing is known before there are two counts', () => {
  expect(new Pressure().look(counts(1))).toEqual({ up: null, down: null });
});

test('sound that is missing over a good line was lost on the speaker’s, and is not this page’s to mend', () => {
  expect(harmOf({ concealed: 24_000, lost: 10 })).toEqual({ up: 0, down: 0 });
});

test('sound that is missing while a queue stands before the line is this line’s', () => {
  expect(harmOf({ ...QUEUED, concealed: 12_000 })).toEqual({ up: 0, down: 0.25 });
});

test('a queue on the way up delays every word; it is there where the browser believes in little', () => {
  expect(harmOf({ ...QUEUED, outgoing: 70_000 })).toEqual({ up: 0.2, down: 0 });
  expect(harmOf({ ...QUEUED, outgoing: 70_000, lost: 20 })).toEqual({ up: 0.4, down: 0 });
});

test('a line that has always been long, as over a satellite, is no queue', () => {
  const pressure = new Pressure();
  pressure.look(counts(1, { roundTrip: 0.7 }));
  const far = { roundTrip: 0.8, outgoing: 70_000, concealed: 12_000 };
  expect(pressure.look(counts(2, far))).toEqual({ up: 0, down: 0 });
});

test('a voice that is silent says nothing of the way up', () => {
  const pressure = new Pressure();
  pressure.look(counts(1));
  const silent = { ...counts(2, { ...QUEUED, outgoing: 70_000 }), up: { packets: 53, lost: 3 } };
  expect(pressure.look(silent).up).toBeNull();
});
