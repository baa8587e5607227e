import * as z from 'zod';
import { codeChannel, oneTimeCode, sentCode } from './code.ts';
import { day, id, instant } from './ids.ts';
import { language, localised } from './language.ts';
import { paperLink } from './paper.ts';
import { appealState } from './appeal-state.ts';
import { email, phone } from './person.ts';
import { outcome } from './record.ts';
import { ticketState } from './ticket.ts';

/** A contact as a person types it: which of the two it is shows in `channel`. */
const contact = z.discriminatedUnion('channel', [
  z.object({ channel: z.literal('sms'), contact: phone }),
  z.object({ channel: z.literal('email'), contact: email }),
]);

/** Answers alike whether or not anybody is known by this contact; only a known one is written to. */
export const askAccountCode = {
  input: z.object({ to: contact, language }),
  output: sentCode,
};

export const signInToAccount = {
  input: z.object({ to: contact, codeId: id, code: oneTimeCode }),
  output: z.object({}),
};
export const signOutOfAccount = { input: z.object({}), output: z.object({}) };

/** One reception of the history (TRP: "history of services obtained"). */
export const pastReception = z.object({
  ticketId: id,
  label: z.string(),
  state: ticketState,
  day,
  takenAt: instant,
  officeName: localised,
  serviceName: localised,
  outcome: outcome.nullable(),
  appeals: z.array(z.object({ label: z.string().nullable(), state: appealState, term: day.nullable() })),
  papers: z.array(paperLink),
});
export type PastReception = z.infer<typeof pastReception>;

export const readAccount = {
  input: z.object({}),
  output: z.object({ channel: codeChannel, to: z.string(), receptions: z.array(pastReception) }),
};

/** Opens a ticket of this account in this browser. */
export const openFromAccount = {
  input: z.object({ ticketId: id }),
  output: z.object({ ticketId: id }),
};
