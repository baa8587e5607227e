import { randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { PastReception } from '../contract/account.ts';
import { Refusal } from '../contract/errors.ts';
import { dayText } from '../domain/business-day.ts';
import { maskContact } from '../domain/mask.ts';
import { accountHolder } from './access.ts';
import type { Action } from './action.ts';
import { ACCOUNT_COOKIE, browserOf } from './cookies.ts';
import { lockOfContact } from './confirm-contact.ts';
import { makeCode, proveCode } from './one-time-code.ts';
import { giveAccess } from './open-ticket.ts';
import { insert, update } from './ports/change.ts';
import type { PastVisit } from './reads/account.ts';
import { hashSecret } from './take-ticket.ts';
import { nameOf } from './views.ts';
import { codeMessage } from './write-message.ts';

/** How far back the history goes, in visits. */
const HISTORY = 200;

/**
 * A code to sign in with. Whether or not anybody has proved this contact the same is read, the same code is kept and the
 * same is answered; only a proved contact is written to, so that nobody learns who has been here, and nobody is bothered
 * in another's name.
 */
export const askAccountCode: Action<'account.askCode'> = async (deps, _principal, input, call) => {
  const { channel, contact } = input.to;
  return deps.locks.run(lockOfContact(deps, channel, contact), async () => {
    const [known, root] = await Promise.all([
      deps.store.lastProved(channel, contact),
      deps.store.rootOffice(),
    ]);
    const at = deps.clock.now();
    const to = { officeId: known?.officeId ?? root, channel, contact, language: input.language };
    const { code, sent, writes } = await makeCode(deps, at, { purpose: 'account', channel, contact }, to);
    const message = codeMessage(deps, at, to, { code, purpose: 'account', ticket: null });
    return deps.store.commit(call, at, {
      officeId: to.officeId,
      answer: sent,
      about: { codeId: sent.codeId },
      writes: known ? [...writes, message] : writes,
      events: [],
    });
  });
};

export const signInToAccount: Action<'account.signIn'> = async (deps, _principal, input, call) => {
  const browser = browserOf(call);
  const { to, codeId, code } = input;
  const at = deps.clock.now();
  const proof = await proveCode(deps, call, at, { purpose: 'account', ...to, codeId, code });
  const token = randomBytes(32).toString('base64url');
  const id = uuid();
  const { officeId } = proof;
  await deps.store.commit({ ...call, by: `account:${id}`, key: null }, at, {
    officeId,
    answer: {},
    about: { accountSessionId: id, codeId },
    writes: [
      proof.write,
      insert('AccountSession', {
        ...{ id, officeId, channel: to.channel, contact: to.contact },
        tokenHash: hashSecret(token),
        createdAt: at,
        expiresAt: new Date(at.getTime() + deps.settings.accountSessionMs),
      }),
    ],
    events: [],
  });
  browser.keep(ACCOUNT_COOKIE, token, deps.settings.accountSessionMs);
  return {};
};

export const signOutOfAccount: Action<'account.signOut'> = async (deps, principal, _input, call) => {
  const account = accountHolder(principal);
  const browser = browserOf(call);
  const at = deps.clock.now();
  const session = await deps.store.accountSession(hashSecret(browser.cookie(ACCOUNT_COOKIE) ?? ''), at);
  browser.forget(ACCOUNT_COOKIE);
  if (!session) return {};
  await deps.store.commit({ ...call, key: null }, at, {
    officeId: account.officeId,
    answer: {},
    about: { accountSessionId: session.id },
    writes: [update('AccountSession', session, { revokedAt: at })],
    events: [],
  });
  return {};
};

/** What this contact was here for: what became of it, with its appeals and papers (TRP). */
export const readAccount: Action<'account.read'> = async ({ store }, principal) => {
  const { channel, contact } = accountHolder(principal);
  const visits = await store.visitsOf(channel, contact, HISTORY);
  return { channel, to: maskContact(channel, contact), receptions: visits.flatMap(pastReception) };
};

/** The latest leg of a visit stands for it. */
function pastReception(visit: PastVisit): PastReception[] {
  const [ticket] = visit.tickets;
  if (!ticket) return [];
  return [
    {
      ticketId: ticket.id,
      label: ticket.label,
      state: ticket.state,
      day: dayText(visit.businessDay),
      takenAt: visit.createdAt.toISOString(),
      officeName: nameOf(visit.office),
      serviceName: nameOf(visit.service),
      outcome: visit.record?.closedAt ? visit.record.outcome : null,
      appeals: visit.appeals.map(({ label, state, term }) => ({ label, state, term: term && dayText(term) })),
      papers: visit.papers.map(({ id, kind, issuedAt, appeal }) => ({
        paperId: id,
        kind,
        label: kind === 'coupon' ? (appeal?.label ?? null) : null,
        issuedAt: issuedAt.toISOString(),
      })),
    },
  ];
}

/** Gives this browser the same right to the ticket that its link gives. */
export const openFromAccount: Action<'account.openTicket'> = async (deps, principal, { ticketId }, call) => {
  const { channel, contact } = accountHolder(principal);
  if (!(await deps.store.isTicketOf(ticketId, channel, contact)))
    throw new Refusal('NOT_FOUND', 'a ticket of another contact');
  const ticket = (await deps.store.ticket(ticketId))!;
  await giveAccess(deps, ticket, call);
  return { ticketId };
};
