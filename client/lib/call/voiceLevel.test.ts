import { expect, test } from 'vitest';
import { Hearing, voiceLevel } from './voiceLevel.ts';

/** A tone of this share of full scale, as an analyser gives it. */
const tone = (share: number) =>
  Uint8Array.from({ length: 2_048 }, (_, i) => 128 + Math.round(127 * share * Math.sin(i / 7)));

test('silence is zero, a loud voice is near the top, and a louder voice is never lower', () => {
  expect(voiceLevel(tone(0))).toBe(0);
  expect(voiceLevel(tone(1))).toBe(1);
  const levels = [0, 0.02, 0.05, 0.1, 0.2, 0.5, 1].map((share) => voiceLevel(tone(share)));
  expect(levels).toEqual([...levels].sort((a, b) => a - b));
  expect(voiceLevel(tone(0.1))).toBeGreaterThan(0.25);
});

test('a person is heard who speaks for a while; a knock is not a person', () => {
  const hearing = new Hearing();
  for (const level of [0, 0.9, 0, 0.9, 0.1]) hearing.look(level);
  expect(hearing.heard).toBe(false);
  for (const level of [0.5, 0.3]) hearing.look(level);
  expect(hearing.heard).toBe(true);
});
