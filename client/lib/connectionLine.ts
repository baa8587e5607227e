import { commonTexts } from '$contract/texts/common.ts';
import type { ConnectionState } from './connection.svelte.ts';

/** How the state of the connection is shown, and said. */
export const connectionLine = {
  connecting: { state: 'reconnecting', text: commonTexts.loading },
  live: { state: 'live', text: commonTexts.connectionLive },
  reconnecting: { state: 'reconnecting', text: commonTexts.connectionReconnecting },
  offline: { state: 'offline', text: commonTexts.connectionOffline },
} as const satisfies Record<ConnectionState, unknown>;
