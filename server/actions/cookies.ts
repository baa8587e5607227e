import type { Browser, Call } from './ports/command-call.ts';

export const STAFF_COOKIE = 'q_staff';
export const ACCOUNT_COOKIE = 'q_account';
/** One cookie for each ticket, so that a person may hold tickets of several offices in one browser. */
export const ticketCookie = (ticketId: string) => `q_t_${ticketId}`;

/** The gateway lets these commands in over HTTP only. */
export function browserOf(call: Call): Browser {
  if (!call.browser) throw new Error(`${call.name} needs a browser to keep its cookie`);
  return call.browser;
}
