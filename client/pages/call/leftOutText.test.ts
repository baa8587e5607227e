import { expect, test } from 'vitest';
import { callTexts } from '$contract/texts/call.ts';
import { leftOutText } from './leftOutText.ts';

const NOTHING = { voiceOnly: false, up: false, down: false, shows: true };

test.each([
  ['nothing is left out', NOTHING, null],
  ['own pictures', { ...NOTHING, up: true }, callTexts.ownPictureOff],
  ['own pictures, but the camera is off', { ...NOTHING, up: true, shows: false }, null],
  ['the others’', { ...NOTHING, down: true }, callTexts.picturesOff],
  ['both', { ...NOTHING, up: true, down: true }, callTexts.bothPicturesOff],
  ['both, but the camera is off', { ...NOTHING, up: true, down: true, shows: false }, callTexts.picturesOff],
  [
    'all, by a way for voices alone',
    { voiceOnly: true, up: true, down: true, shows: true },
    callTexts.voiceOnly,
  ],
])('left out because the connection is weak: %s', (_what, left, text) => {
  expect(leftOutText(left)).toBe(text);
});
