import type { Output } from '$contract/commands.ts';
import type { Connection } from '../connection.svelte.ts';

type Capabilities = Output<'media.capabilities'>;

const asking = new WeakMap<Connection, Promise<Capabilities>>();

/**
 * What the server's rooms carry, the same for each of them: asked once over each connection of the page. Asked while the
 * program of the call is still loaded, it costs the talk no round trip.
 */
export function capabilities(connection: Connection): Promise<Capabilities> {
  const known = asking.get(connection);
  if (known) return known;
  const answer = connection.call('media.capabilities', {});
  asking.set(connection, answer);
  answer.catch(() => asking.delete(connection));
  return answer;
}
