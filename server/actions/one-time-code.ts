import { randomInt, timingSafeEqual } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { CodeChannel, SentCode } from '../contract/code.ts';
import { Refusal } from '../contract/errors.ts';
import { maskContact } from '../domain/mask.ts';
import type { Deps } from './ports/deps.ts';
import type { Call } from './ports/command-call.ts';
import { insert, update, type Write } from './ports/change.ts';
import type { CodeRow } from './reads/codes.ts';

/** What a code is for: it serves for this alone. */
export type CodeSubject =
  | { purpose: 'confirm_ticket'; ticketId: string }
  | { purpose: 'sign_appeal'; ticketId: string; appealId: string }
  | { purpose: 'account'; channel: CodeChannel; contact: string };

/**
 * Judges a code that somebody typed. A right one gives the write that uses it up, for the caller's own commit: whoever
 * else uses the code first makes that commit fail. A wrong one is counted before it is answered, at the version that
 * was read, so that guesses at one moment are judged one by one: five and no more.
 * @returns that write, the channel whose contact the code has reached, and the office that the code is of
 * @throws Refusal CODE_WRONG, or CODE_OVER: used, old, replaced by a newer one, of another subject, or guessed too often
 */
export async function proveCode(
  deps: Deps,
  call: Call,
  at: Date,
  asked: { codeId: string; code: string } & CodeSubject,
): Promise<{ channel: CodeChannel; officeId: string; write: Write }> {
  const row = await deps.store.code(asked.codeId);
  if (!row || !isOf(deps, row, asked) || row.usedAt || row.expiresAt <= at || row.triesLeft <= 0)
    throw new Refusal('CODE_OVER');
  if (!timingSafeEqual(row.codeHash, codeHash(deps, row.id, asked.code))) {
    const triesLeft = row.triesLeft - 1;
    await deps.store.commit({ ...call, key: null }, at, {
      officeId: row.officeId,
      answer: {},
      about: { codeId: row.id, ticketId: row.ticketId, triesLeft },
      writes: [update('OneTimeCode', row, { triesLeft })],
      events: [],
    });
    throw new Refusal(triesLeft > 0 ? 'CODE_WRONG' : 'CODE_OVER', 'a wrong code', { fields: ['code'] });
  }
  const write = update('OneTimeCode', row, { usedAt: at });
  return { channel: channelOf(row), officeId: row.officeId, write };
}

/**
 * A new code for a subject, and the writes that keep its hash and end the codes before it. Sending it is the caller's.
 * @throws Refusal CODE_TOO_SOON: one was asked for a moment ago, or too many in an hour
 */
export async function makeCode(
  deps: Deps,
  at: Date,
  subject: CodeSubject,
  to: { officeId: string; channel: CodeChannel; contact: string },
): Promise<{ code: string; sent: SentCode; writes: Write[] }> {
  const { codeLifeMs, codeTries, codeAgainMs, codesAnHour } = deps.settings;
  const contactIndex = indexOfContact(deps, to.channel, to.contact);
  const ticketId = subject.purpose === 'account' ? null : subject.ticketId;
  const appealId = subject.purpose === 'sign_appeal' ? subject.appealId : null;
  const since = new Date(at.getTime() - HOUR_MS);
  // Whoever asks for codes to sign in with, in another's name, does not keep the other from confirming a ticket.
  const recent = (await deps.store.codesSince(since, { ticketId, contactIndex })).filter(
    (row) => (row.purpose === 'account') === (subject.purpose === 'account'),
  );
  const wait = (last: CodeRow | undefined, ms: number) => (last ? last.createdAt.getTime() + ms : 0);
  const full = (rows: CodeRow[]) => wait(rows[codesAnHour - 1], HOUR_MS);
  // Whoever has corrected a mistyped contact need not wait for the code that went astray.
  const last = recent.find((row) => Buffer.compare(row.contactIndex, contactIndex) === 0);
  if (Math.max(wait(last, codeAgainMs), full(recent)) > at.getTime()) throw new Refusal('CODE_TOO_SOON');

  const id = uuid();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const expiresAt = new Date(at.getTime() + codeLifeMs);
  const older = recent.filter((row) => !row.usedAt && row.expiresAt > at && isOf(deps, row, subject));
  const row = {
    id,
    officeId: to.officeId,
    purpose: subject.purpose,
    ticketId,
    appealId,
    channel: to.channel,
  };
  const againAt = Math.max(at.getTime() + codeAgainMs, wait(recent[codesAnHour - 2], HOUR_MS));
  return {
    code,
    sent: {
      codeId: id,
      channel: to.channel,
      to: maskContact(to.channel, to.contact),
      sentAt: at.toISOString(),
      expiresAt: expiresAt.toISOString(),
      againAt: new Date(againAt).toISOString(),
    },
    writes: [
      ...older.map((one) => update('OneTimeCode', one, { expiresAt: at })),
      insert('OneTimeCode', {
        ...row,
        contactIndex,
        codeHash: codeHash(deps, id, code),
        triesLeft: codeTries,
        createdAt: at,
        expiresAt,
      }),
    ],
  };
}

const HOUR_MS = 3_600_000;

export const indexOfContact = ({ sealer }: Pick<Deps, 'sealer'>, channel: CodeChannel, contact: string) =>
  new Uint8Array(sealer.index(`${channel} ${contact}`));

/** Keyed, and bound to its row: a hash taken from one row fits no other. */
const codeHash = ({ sealer }: Pick<Deps, 'sealer'>, codeId: string, code: string) =>
  new Uint8Array(sealer.index(`code ${codeId} ${code}`));

const channelOf = (row: CodeRow): CodeChannel => (row.channel === 'sms' ? 'sms' : 'email');

function isOf(deps: Deps, row: CodeRow, subject: CodeSubject): boolean {
  if (row.purpose !== subject.purpose) return false;
  switch (subject.purpose) {
    case 'confirm_ticket':
      return row.ticketId === subject.ticketId;
    case 'sign_appeal':
      return row.ticketId === subject.ticketId && row.appealId === subject.appealId;
    case 'account':
      return Buffer.compare(row.contactIndex, indexOfContact(deps, subject.channel, subject.contact)) === 0;
  }
}
