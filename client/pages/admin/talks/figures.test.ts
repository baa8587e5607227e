import { expect, test } from 'vitest';
import { isTroubled, secondsOf, valueOf, type Part } from './figures.ts';

const part: Part = {
  ...{ at: '2026-11-25T05:00:00.000Z', officeName: { kk: 'A', ru: 'A', en: 'A' }, kind: 'applicant' },
  ...{ seconds: 300, soundAfterMs: null, pictureAfterMs: 4100, path: 'udp', roundTripMs: 30 },
  ...{ frozen: 0.2, concealed: 0.01, lostUp: 0.3, lostDown: 0.1, reconnects: 0, voiceOnly: false },
  ...{
    microphone: true,
    camera: null,
    browser: '',
    system: '',
    quality: 'poor',
    causes: ['picture', 'loss'],
  },
};

test('seconds are told by tenths while they are few', () => {
  expect([340, 1000, 9960, 12_400].map((ms) => secondsOf(ms, 'en'))).toEqual(['0.3', '1', '10', '12']);
  expect(secondsOf(1240, 'kk')).toBe('1,2');
});

test('a loss is told by the worse of both directions, a slow join by the picture where no sound came', () => {
  expect(valueOf('loss', part)).toBe(0.3);
  expect(valueOf('slowJoin', part)).toBe(4100);
});

test('only what was good is without trouble', () => {
  expect([part, { ...part, quality: 'good' as const }].map(isTroubled)).toEqual([true, false]);
});
