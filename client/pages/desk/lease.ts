import type { Connection } from '../../lib/connection.svelte.ts';
import { keepSaying } from '../../lib/keepSaying.ts';
import { Refused } from '../../lib/refused.ts';

type Lease = {
  connection: Connection;
  deskId: string;
  fence: number;
  everyMs: number;
  onLost: () => void;
  onKept: () => void;
};

/**
 * Says again and again that the official is at the desk; returns how to stop. A word that got lost is no loss yet, for
 * the lease outlasts three of them; only the server's own refusal is.
 */
export function keepLease({ connection, deskId, fence, everyMs, onLost, onKept }: Lease): () => void {
  const keep = async () => {
    try {
      await connection.call('desk.keep', { deskId, fence });
      onKept();
    } catch (reason) {
      if (reason instanceof Refused && reason.code === 'DESK_NOT_YOURS') onLost();
    }
  };
  return keepSaying(everyMs, keep);
}
