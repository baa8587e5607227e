import { expect, it } from 'vitest';
import { callTexts } from '$contract/texts/call.ts';
import { cameraNotice, microphoneNotice } from './captureNotice.ts';

it('whose phone has taken microphone or camera reads that and what to do, and nothing once they are back', () => {
  const track = {} as MediaStreamTrack;
  expect(microphoneNotice({ state: 'interrupted', track }, false)).toBeNull();
  expect(microphoneNotice({ state: 'interrupted', track }, true)).toEqual({
    title: callTexts.microphoneInterrupted,
    hint: callTexts.microphoneInterruptedHint,
  });
  expect(cameraNotice({ state: 'interrupted', track })).toBe(callTexts.cameraInterrupted);
  expect([microphoneNotice({ state: 'open', track }, true), cameraNotice({ state: 'open', track })]).toEqual([
    null,
    null,
  ]);
});
