import type { Place } from './place.ts';

/** How near the call is to a person who waits. Being called is a state of its own and no longer nearness. */
export type Nearness = 'far' | 'approaching' | 'next';

/**
 * Nobody is «next» while no desk receives: the first of a line that does not move must not be told to sit and stare.
 * @param approachingAhead with how many people before them a person is told that the call approaches (rule data)
 */
export function nearnessOf({ ahead, estimate }: Place, approachingAhead: number): Nearness {
  if (estimate.openDesks === 0) return 'far';
  if (ahead === 0) return 'next';
  return ahead <= approachingAhead ? 'approaching' : 'far';
}
