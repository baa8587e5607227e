import type { Store } from './actions/ports/store.ts';
import type { Clock } from './actions/ports/clock.ts';
import { ACCOUNT_COOKIE, STAFF_COOKIE, ticketCookie } from './actions/cookies.ts';
import { hashSecret } from './actions/take-ticket.ts';
import type { Principal } from './domain/principal.ts';

export type Claim =
  { kind: 'anyone' } | { kind: 'ticket'; ticketId: string } | { kind: 'staff' } | { kind: 'account' };
export type Cookie = (name: string) => string | undefined;

/** Who is behind a request: the cookies prove what the page claims, or nothing is claimed. */
export type WhoIs = (claim: Claim, cookie: Cookie) => Promise<Principal>;

export function identifyBy(store: Store, clock: Clock): WhoIs {
  return async (claim, cookie) => {
    if (claim.kind === 'ticket') return ticketPrincipal(store, clock, claim.ticketId, cookie);
    if (claim.kind === 'account') return accountPrincipal(store, clock, cookie);
    if (claim.kind === 'staff') return staffPrincipal(store, clock, cookie);
    return { kind: 'anyone' };
  };
}

async function ticketPrincipal(
  store: Store,
  clock: Clock,
  ticketId: string,
  cookie: Cookie,
): Promise<Principal> {
  const token = cookie(ticketCookie(ticketId));
  const access = token ? await store.ticketByAccess(hashSecret(token), clock.now()) : null;
  return access?.ticketId === ticketId ? { kind: 'ticket', ...access } : { kind: 'anyone' };
}

async function staffPrincipal(store: Store, clock: Clock, cookie: Cookie): Promise<Principal> {
  const token = cookie(STAFF_COOKIE);
  const session = token ? await store.staffSession(hashSecret(token), clock.now()) : null;
  if (!session) return { kind: 'anyone' };
  const { id: staffSessionId, staffId, officeId, grants, stage } = session;
  if (stage !== 'full') return { kind: 'signing_in', staffId, staffSessionId, officeId, stage };
  return { kind: 'staff', staffId, staffSessionId, officeId, grants };
}

async function accountPrincipal(store: Store, clock: Clock, cookie: Cookie): Promise<Principal> {
  const token = cookie(ACCOUNT_COOKIE);
  const session = token ? await store.accountSession(hashSecret(token), clock.now()) : null;
  if (!session) return { kind: 'anyone' };
  const { id: accountSessionId, officeId, channel, contact } = session;
  return { kind: 'account', accountSessionId, officeId, channel, contact };
}
