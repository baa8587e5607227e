import * as z from 'zod';
import { id, instant } from './ids.ts';

export const MESSAGE_KINDS = [
  'code',
  'called',
  'answered',
  'appeal_offered',
  'completion_asked',
  'appeal_registered',
  'approaching',
  'next',
  'notice',
  'carried_over',
  'reopened',
  'transferred',
] as const;
export const messageKind = z.enum(MESSAGE_KINDS);
export type MessageKind = z.infer<typeof messageKind>;
export const messageChannel = z.enum(['sms', 'email', 'push']);
export type MessageChannel = z.infer<typeof messageChannel>;
/** `kept`: nothing is set to send it by, so the demonstration shows it on a page. */
export const messageState = z.enum(['queued', 'sending', 'sent', 'failed', 'kept']);
export type MessageState = z.infer<typeof messageState>;

/** What became of a message; never its words, nor where it went unmasked. */
export const messageStatus = z.object({
  messageId: id,
  kind: messageKind,
  channel: messageChannel,
  to: z.string(),
  state: messageState,
  at: instant,
});
export type MessageStatus = z.infer<typeof messageStatus>;

/** The demonstration's own letter box: only where nothing is set to send by, and the demonstration is on. */
export const keptMessage = messageStatus.extend({ subject: z.string(), words: z.string() });
export const readOutbox = { input: z.object({}), output: z.object({ messages: z.array(keptMessage) }) };

const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9_-]+=*$/);

/** A browser's push subscription (RFC 8030, RFC 8291), as PushSubscription.toJSON() gives it. */
export const pushSubscription = z.object({
  endpoint: z.url().max(1000),
  keys: z.object({ p256dh: base64url(120), auth: base64url(40) }),
});
export const readPushKey = { input: z.object({}), output: z.object({ publicKey: z.string() }) };
export const keepPush = {
  input: z.object({ ticketId: id, subscription: pushSubscription }),
  output: z.object({}),
};
export const dropPush = {
  input: z.object({ ticketId: id, endpoint: z.url().max(1000) }),
  output: z.object({}),
};
