import type { MediaSource } from '$contract/signalling.ts';

/** A track that goes one way only: who should get it, and what it is of. */
export type OneWayTrack = { to: 'here' | 'others'; source: MediaSource };

/**
 * `refresh`: the consumer begins anew, with a whole picture. `restart`: both paths look for their way. `anew`: only new
 * transports help.
 */
export type Remedy = 'wait' | 'refresh' | 'restart' | 'anew';

/** A queue drains in that time, or it is not what keeps the picture back: each comes after `oneWay`. */
const WAITS = 2;

/**
 * What is done about a track that goes one way only.
 * @param first whether nothing was done about it over this link yet
 * @param late a queue stands before the line: a picture waits in it, no other way is shorter, and whether pictures are left
 * out the sound decides (`Relief`)
 * @param waited how often it was waited for over this link
 */
export function remedyFor(
  { to, source }: OneWayTrack,
  first: boolean,
  late: boolean,
  waited: number,
): Remedy {
  if (late && waited < WAITS && source !== 'microphone') return 'wait';
  if (!first) return 'anew';
  return to === 'here' ? 'refresh' : 'restart';
}
