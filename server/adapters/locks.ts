import { Mutex } from 'async-mutex';
import type { Locks } from '../actions/ports/locks.ts';

/** One mutex for each key that somebody holds or waits for; first come, first served. */
export function createLocks(): Locks {
  const held = new Map<string, { mutex: Mutex; users: number }>();
  return {
    async run(key, work) {
      const entry = held.get(key) ?? { mutex: new Mutex(), users: 0 };
      held.set(key, entry);
      entry.users += 1;
      try {
        return await entry.mutex.runExclusive(work);
      } finally {
        entry.users -= 1;
        if (entry.users === 0) held.delete(key);
      }
    },
  };
}
