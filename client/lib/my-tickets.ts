import * as z from 'zod';
import { id, secret } from '$contract/ids.ts';
import { localised, type Localised } from '$contract/language.ts';
import { keep, kept } from './kept.ts';

const KEY = 'qabyldau.tickets';
/** A device forgets a ticket after this, so that the next person to use it does not find it for ever. */
const FORGET_AFTER_MS = 7 * 24 * 3600 * 1000;
const MOST = 5;

const myTicket = z.object({
  ticketId: id,
  /** Empty where the account opened the ticket: this browser's cookie opens it, and no link does. */
  secret: secret.or(z.literal('')),
  label: z.string(),
  officeName: localised,
  /** ms since 1970 */
  takenAt: z.number(),
});
export type MyTicket = z.infer<typeof myTicket>;

/** The tickets taken on this device that have not ended, the newest first. */
export function myTickets(): MyTicket[] {
  const parsed = z.array(myTicket).safeParse(fromJson(kept('local', KEY)));
  return (parsed.data ?? []).filter(({ takenAt }) => Date.now() - takenAt < FORGET_AFTER_MS);
}

export function rememberTicket(ticket: {
  ticketId: string;
  secret: string;
  label: string;
  officeName: Localised;
}) {
  const others = myTickets().filter(({ ticketId }) => ticketId !== ticket.ticketId);
  store([{ ...ticket, takenAt: Date.now() }, ...others].slice(0, MOST));
}

export function forgetTicket(ticketId: string): void {
  store(myTickets().filter((one) => one.ticketId !== ticketId));
}

export const ticketLink = ({ ticketId, secret }: { ticketId: string; secret: string }) =>
  secret ? `/t/${ticketId}#${secret}` : `/t/${ticketId}`;

const store = (tickets: MyTicket[]) => keep('local', KEY, JSON.stringify(tickets));

function fromJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
