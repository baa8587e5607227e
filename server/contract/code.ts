import * as z from 'zod';
import { id, instant } from './ids.ts';
import { email, phone } from './person.ts';
import { ticketState } from './ticket.ts';

/** Where a one-time code can be sent (TRP). */
export const codeChannel = z.enum(['sms', 'email']);
export type CodeChannel = z.infer<typeof codeChannel>;

/** Six digits; spaces between them are nobody's mistake. */
export const oneTimeCode = z
  .string()
  .transform((s) => s.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));

/**
 * A code that was sent: where to (masked), how long it serves, from when another may be asked for. `sentAt` is the
 * server's clock, so that a page whose device shows another time counts down rightly.
 */
export const sentCode = z.object({
  codeId: id,
  channel: codeChannel,
  to: z.string(),
  sentAt: instant,
  expiresAt: instant,
  againAt: instant,
});
export type SentCode = z.infer<typeof sentCode>;

/** What a code of a ticket's holder is for: to make the contact count, or to sign the protocol of an oral appeal. */
export const askCode = {
  input: z.object({ ticketId: id, channel: codeChannel, appealId: id.optional() }),
  output: sentCode,
};

/** Proves the contact; a ticket that waited for it then counts, at the place of its taking. */
export const confirmTicket = {
  input: z.object({ ticketId: id, codeId: id, code: oneTimeCode }),
  output: z.object({ state: ticketState }),
};

/** Corrects or adds a contact; what is changed must be proved anew. */
export const setContact = {
  input: z
    .object({ ticketId: id, phone: phone.optional(), email: email.optional() })
    .refine((i) => i.phone || i.email, { path: ['phone'] }),
  output: z.object({}),
};
