import { callTexts } from '$contract/texts/call.ts';
import type { Text } from '$contract/texts/text.ts';
import type { CameraCapture, Capture } from '../../lib/call/index.ts';

/** What a person is told of a microphone that cannot serve, or null. Without one they are not heard: that is grave. */
export function microphoneNotice({ state }: Capture, on: boolean): { title: Text; hint: Text } | null {
  switch (state) {
    case 'missing':
      return { title: callTexts.noMicrophone, hint: callTexts.noMicrophoneHint };
    case 'blocked':
      return { title: callTexts.microphoneBlocked, hint: callTexts.microphoneBlockedHint };
    case 'busy':
      return { title: callTexts.microphoneBusy, hint: callTexts.microphoneBusyHint };
    case 'interrupted':
      // Whoever is muted is not heard anyway, and stays muted after.
      return on
        ? { title: callTexts.microphoneInterrupted, hint: callTexts.microphoneInterruptedHint }
        : null;
    case 'closed':
    case 'opening':
    case 'open':
      return null;
  }
}

/** Of a camera: the talk goes on with sound. */
export function cameraNotice({ state }: CameraCapture): Text | null {
  switch (state) {
    case 'missing':
      return callTexts.noCamera;
    case 'blocked':
      return callTexts.cameraBlocked;
    case 'busy':
      return callTexts.cameraBusy;
    case 'lost':
      return callTexts.cameraLost;
    case 'interrupted':
      return callTexts.cameraInterrupted;
    case 'closed':
    case 'opening':
    case 'open':
      return null;
  }
}
