import type { MediaSource } from '$contract/signalling.ts';

/** A track that goes one way only: who should get it, and what it is of. */
export type OneWayTrack = { to: 'here' | 'others'; source: MediaSource };

/**
 * `refresh`: the consumer begins anew, with a whole picture. `restart`: both paths look for their way. `anew`: only new
 * transports help.
 */
export type Remedy = 'wait' | 'refresh' | 'restart' | 'anew';

/**
 * What is done about a track that goes one way only.
 * @param first whether nothing was done about it over this link yet
 * @param late a queue stands before the line: a picture waits in it, no other way is shorter, and whether pictures are left
 * out the sound decides (`Relief`)
 */
export function remedyFor({ to, source }: OneWayTrack, first: boolean, late: boolean): Remedy {
  if (late && source !== 'microphone') return 'wait';
  if (!first) return 'anew';
  return to === 'here' ? 'refresh' : 'restart';
}
