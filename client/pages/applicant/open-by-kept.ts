import { ask } from '../../lib/api.ts';
import { forgetTicket, myTickets, rememberTicket, type MyTicket } from '../../lib/my-tickets.ts';
import { pause } from '../../lib/pause.ts';
import { refusedOf } from '../../lib/refused.ts';
import { isFinal, restAfter } from './passing.ts';

/** A person is sent on a few times a day at most; from there on the page stops following. */
const MOST_LEGS = 5;

/**
 * Opens a ticket whose link came in a message, without its secret, by an earlier leg that this device keeps: the person
 * was sent on while the page was closed. Says the secret (empty where a cookie alone opens it), or null when nothing
 * kept here opens the ticket.
 */
export async function openByKept(ticketId: string, wanted: () => boolean): Promise<string | null> {
  for (const earlier of myTickets()) {
    if (earlier.ticketId === ticketId) continue;
    if (!(await leadsTo(ticketId, earlier, wanted))) continue;
    forgetTicket(earlier.ticketId);
    rememberTicket({ ...earlier, ticketId });
    return earlier.secret;
  }
  return null;
}

/** All legs of a ticket share the secret; where the account opened the ticket, its cookie gives the next leg's. */
async function leadsTo(ticketId: string, { secret, ...earlier }: MyTicket, wanted: () => boolean) {
  if (secret) return (await answer(() => ask('ticket.open', { ticketId, secret }), wanted)) !== null;
  let from = earlier.ticketId;
  for (let leg = 0; leg < MOST_LEGS; leg++) {
    const next = await answer(() => ask('ticket.follow', { ticketId: from }), wanted);
    if (!next || next.ticketId === ticketId) return next !== null;
    from = next.ticketId;
  }
  return false;
}

/** Null when it is refused for good: another's secret, no cookie, or nothing that follows. */
async function answer<T>(question: () => Promise<T>, wanted: () => boolean): Promise<T | null> {
  for (let refusals = 1; wanted(); refusals++) {
    try {
      return await question();
    } catch (error) {
      const { code } = refusedOf(error);
      if (isFinal(code) || code === 'WRONG_STATE') return null;
      await pause(restAfter(refusals));
    }
  }
  return null;
}
