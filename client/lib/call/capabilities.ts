import type { Output } from '$contract/commands.ts';
import type { Connection } from '../connection.svelte.ts';

type Capabilities = Output<'media.capabilities'>;

let asking: Promise<Capabilities> | undefined;

/**
 * What the server's rooms carry: the same for each of them, so one answer serves the page's whole life. Asked while the program
 * of the call is still loaded, it costs the talk no round trip.
 */
export function capabilities(connection: Connection): Promise<Capabilities> {
  asking ??= connection.call('media.capabilities', {}).catch((error: unknown) => {
    asking = undefined;
    throw error;
  });
  return asking;
}
