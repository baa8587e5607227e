import { randomBytes, timingSafeEqual } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../contract/errors.ts';
import type { Action } from './action.ts';
import { browserOf, ticketCookie } from './cookies.ts';
import type { Deps } from './ports/deps.ts';
import type { Call } from './ports/command-call.ts';
import { insert } from './ports/change.ts';
import type { Ticket } from './reads/rows.ts';
import { hashSecret } from './take-ticket.ts';

/** Trades the secret of a capability link for a cookie that opens this one ticket in this browser (law 8). */
export const openTicket: Action<'ticket.open'> = async (deps, _principal, input, call) => {
  const ticket = await deps.store.ticket(input.ticketId);
  const secretHash = hashSecret(input.secret);
  if (!ticket || !timingSafeEqual(ticket.secretHash, secretHash)) throw new Refusal('LINK_NOT_VALID');
  await giveAccess(deps, ticket, call);
  return { ticketId: ticket.id };
};

/** A token that opens this one ticket, for this browser to keep. */
export async function giveAccess(
  deps: Deps,
  ticket: Pick<Ticket, 'id' | 'officeId'>,
  call: Call,
): Promise<void> {
  const at = deps.clock.now();
  const token = randomBytes(32).toString('base64url');
  await deps.store.commit({ ...call, key: null }, at, {
    officeId: ticket.officeId,
    answer: { ticketId: ticket.id },
    about: { ticketId: ticket.id },
    writes: [
      insert('TicketAccess', {
        id: uuid(),
        officeId: ticket.officeId,
        ticketId: ticket.id,
        tokenHash: hashSecret(token),
        createdAt: at,
        expiresAt: new Date(at.getTime() + deps.settings.ticketAccessMs),
      }),
    ],
    events: [],
  });
  browserOf(call).keep(ticketCookie(ticket.id), token, deps.settings.ticketAccessMs);
}
