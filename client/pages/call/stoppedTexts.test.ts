import { expect, it } from 'vitest';
import type { MediaSource } from '$contract/signalling.ts';
import { callTexts } from '$contract/texts/call.ts';
import { undeliveredText } from './stoppedTexts.ts';

it.each<[string, MediaSource[], keyof typeof callTexts | null]>([
  ['who reaches everybody reads nothing', [], null],
  ['who is not heard', ['microphone'], 'youAreNotHeard'],
  ['who is not seen', ['camera'], 'youAreNotSeen'],
  ['who is neither heard nor seen', ['camera', 'microphone'], 'youAreNeitherHeardNorSeen'],
  ['whose screen is not seen', ['screen'], 'yourScreenIsNotSeen'],
  ['the voice matters more than a screen', ['screen', 'microphone'], 'youAreNotHeard'],
])('%s', (_who, undelivered, text) => {
  expect(undeliveredText(undelivered)).toBe(text && callTexts[text]);
});
