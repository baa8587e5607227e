import { callTexts } from '$contract/texts/call.ts';
import type { Text } from '$contract/texts/text.ts';

type LeftOut = {
  /** The talk goes by sound alone. */
  voiceOnly: boolean;
  /** This person's own pictures are left out, and the others'. */
  up: boolean;
  down: boolean;
  /** This person shows a camera or a screen. */
  shows: boolean;
};

/** What a person reads of pictures that are left out because the connection is weak; null where none is. */
export function leftOutText({ voiceOnly, up, down, shows }: LeftOut): Text | null {
  if (voiceOnly) return callTexts.voiceOnly;
  const own = up && shows;
  if (down) return own ? callTexts.bothPicturesOff : callTexts.picturesOff;
  return own ? callTexts.ownPictureOff : null;
}
