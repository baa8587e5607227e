import { CodeEntering, tabMemory } from '../../lib/codes/codeEntering.svelte.ts';
import type { FollowedTicket } from './ticket.svelte.ts';

/** The code that proves the contact of a ticket, and makes a ticket count that waited for it. */
export function confirmingCode(ticket: FollowedTicket, ticketId: string): CodeEntering {
  return new CodeEntering(
    {
      send: (channel) => ticket.connection!.call('ticket.askCode', { ticketId, channel }),
      async give(codeId, code, key) {
        await ticket.connection!.call('ticket.confirm', { ticketId, codeId, code }, { key });
      },
    },
    tabMemory(ticketId),
  );
}

/** The code that signs the protocol of an oral appeal as it reads at this version. */
export function signingCode(
  ticket: FollowedTicket,
  ticketId: string,
  { appealId, version }: { appealId: string; version: number },
): CodeEntering {
  return new CodeEntering(
    {
      send: (channel) => ticket.connection!.call('ticket.askCode', { ticketId, channel, appealId }),
      async give(codeId, code, key) {
        await ticket.connection!.call(
          'ticket.signAppeal',
          { ticketId, appealId, version, codeId, code },
          { key },
        );
      },
    },
    tabMemory(appealId),
  );
}
