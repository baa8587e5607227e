import { untrack } from 'svelte';
import type { Connection } from '../connection.svelte.ts';

/** Tells each time the connection is live again after it was away; returns how to stop. */
export function onReturn(connection: Connection, returned: () => void): () => void {
  let away = false;
  return $effect.root(() => {
    $effect(() => {
      if (connection.state !== 'live') away = true;
      else if (away) {
        away = false;
        untrack(returned);
      }
    });
  });
}

/** `connection.on` for the events of one visit alone. */
export const ofVisit =
  (connection: Connection, visitId: string): Connection['on'] =>
  (name, listener) =>
    connection.on(name, (event) => {
      if ((event as { visitId?: string }).visitId === visitId) listener(event);
    });
