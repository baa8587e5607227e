/** What the media workers do, as it was measured last; `busy` is how busy the least busy one is, 0…1. */
export type Load = { workers: number; busy: number; consumers: number };

/** Two people see and hear each other. */
const STREAMS_OF_TALK = 4;

/** What one talk takes of a core: where few are measured, noise and the work of joining tell too little or too much. */
const SHARE = { least: 0.005, most: 0.015 };

/**
 * Is there no room for a further talk? Those that were called and are not measured yet are counted as talks like the
 * present ones, shared out among the workers. Without a worker nothing is known.
 */
export function isFull({ workers, busy, consumers }: Load, coming: number, fullAt: number): boolean {
  if (workers === 0) return false;
  const talks = consumers / STREAMS_OF_TALK / workers;
  const share = talks > 0 ? Math.min(Math.max(busy / talks, SHARE.least), SHARE.most) : SHARE.least;
  return busy + (coming / workers) * share >= fullAt;
}
