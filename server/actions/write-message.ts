import { v7 as uuid } from 'uuid';
import * as z from 'zod';
import type { CodeChannel } from '../contract/code.ts';
import type { Language } from '../contract/language.ts';
import type { MessageKind, MessageStatus } from '../contract/message.ts';
import { codeMessageTexts, messageTexts } from '../contract/texts/messages.ts';
import { fill } from '../contract/texts/text.ts';
import { maskContact } from '../domain/mask.ts';
import type { CodeSubject } from './one-time-code.ts';
import type { Deps } from './ports/deps.ts';
import { insert, type Write } from './ports/change.ts';
import type { Sealer } from './ports/sealer.ts';
import type { Ticket } from './reads/rows.ts';
import type { MessageRow, Recipient } from './reads/messages.ts';

/** The words of a message, sealed until it is sent. A link is added where the person cannot tap the message itself. */
const words = z.object({ subject: z.string(), text: z.string() });
export type Words = z.infer<typeof words>;

export const wordsOf = (row: Pick<MessageRow, 'wordsSealed'>, sealer: Sealer): Words | null =>
  row.wordsSealed && words.parse(JSON.parse(sealer.open(row.wordsSealed)));

export const contactOf = (row: Pick<MessageRow, 'contactSealed'>, sealer: Sealer): string =>
  row.contactSealed ? sealer.open(row.contactSealed) : '';

/** A code to a contact: what it is for, how long it serves, and that nobody will ever ask for it. */
export function codeMessage(
  deps: Deps,
  at: Date,
  to: { officeId: string; channel: CodeChannel; contact: string; language: Language },
  about: { code: string; purpose: CodeSubject['purpose']; ticket: Pick<Ticket, 'id' | 'label'> | null },
): Write {
  const { code, purpose, ticket } = about;
  const minutes = Math.round(deps.settings.codeLifeMs / 60_000);
  const say = (text: (typeof codeMessageTexts)[keyof typeof codeMessageTexts]) =>
    fill(text, to.language, { code, minutes, label: ticket?.label ?? '' });
  return messageRow(deps, at, {
    ...to,
    kind: 'code',
    ticketId: ticket?.id ?? null,
    words: {
      subject: say(codeMessageTexts.subject),
      text: `${say(codeMessageTexts[purpose])} ${say(codeMessageTexts.keepSecret)}`,
    },
  });
}

/**
 * What has happened, to each browser that lets itself be woken and to the proved contact: a telephone is sooner at hand
 * than a letter box. That the call was answered only silences the ring of the other browsers.
 */
export function ticketMessages(
  deps: Deps,
  at: Date,
  { language, phone, email, subscriptionIds }: Recipient,
  ticket: Pick<Ticket, 'id' | 'officeId' | 'label'>,
  kind: Exclude<MessageKind, 'code'>,
): Write[] {
  const { label, officeId, id: ticketId } = ticket;
  const subject = fill(messageTexts[kind].subject, language, { label });
  const text = fill(messageTexts[kind].text, language, { label });
  const row = { officeId, ticketId, kind, language };
  const pushed = subscriptionIds.map((subscriptionId) =>
    messageRow(deps, at, { ...row, channel: 'push', subscriptionId, words: { subject, text } }),
  );
  const contact = phone ?? email;
  if (contact === null || kind === 'answered') return pushed;
  const words = { subject, text: `${text} ${deps.publicUrl()}/t/${ticketId}` };
  return [
    ...pushed,
    messageRow(deps, at, { ...row, channel: phone === null ? 'email' : 'sms', contact, words }),
  ];
}

type NewMessage = {
  officeId: string;
  ticketId: string | null;
  kind: MessageKind;
  channel: MessageRow['channel'];
  subscriptionId?: string;
  contact?: string;
  language: Language;
  words: Words;
};

function messageRow({ sealer }: Deps, at: Date, { contact, words, ...row }: NewMessage): Write {
  return insert('Message', {
    ...row,
    id: uuid(),
    ...(contact && { contactSealed: new Uint8Array(sealer.seal(contact)) }),
    wordsSealed: new Uint8Array(sealer.seal(JSON.stringify(words))),
    createdAt: at,
    nextAt: at,
  });
}

/** What became of messages, the latest first: never their words, and where they went only masked. */
export function messageStatuses(rows: readonly MessageRow[], sealer: Sealer): MessageStatus[] {
  return [...rows]
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
    .map((row) => ({
      messageId: row.id,
      kind: row.kind,
      channel: row.channel,
      to: row.channel === 'push' ? '' : maskContact(row.channel, contactOf(row, sealer)),
      state: row.state,
      at: (row.sentAt ?? row.createdAt).toISOString(),
    }));
}
