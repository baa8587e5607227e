import type { MediaSource } from '$contract/signalling.ts';
import { callTexts } from '$contract/texts/call.ts';
import type { Text } from '$contract/texts/text.ts';

const OF_OTHERS: Record<MediaSource, Text> = {
  microphone: callTexts.voiceStopped,
  camera: callTexts.pictureStopped,
  screen: callTexts.screenStopped,
};

/** What has stopped of somebody else, beside their name. */
export const stoppedTexts = (stopped: readonly MediaSource[] = []): Text[] =>
  stopped.map((source) => OF_OTHERS[source]);

/** What does not reach the others of this person. The voice goes before the picture, and the face before a screen. */
export function undeliveredText(undelivered: readonly MediaSource[]): Text | null {
  const [voice, face, screen] = (['microphone', 'camera', 'screen'] as const).map((source) =>
    undelivered.includes(source),
  );
  if (voice) return face ? callTexts.youAreNeitherHeardNorSeen : callTexts.youAreNotHeard;
  if (face) return callTexts.youAreNotSeen;
  return screen ? callTexts.yourScreenIsNotSeen : null;
}
