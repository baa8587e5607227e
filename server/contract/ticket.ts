import * as z from 'zod';
import { day, id, instant, secret } from './ids.ts';
import { localised, receptionLanguage } from './language.ts';
import { applicant, freeText, languages, personName } from './person.ts';
import { estimateParameters, orderKey } from './queue.ts';
import { deskPresence } from './presence.ts';
import { outcome } from './record.ts';
import { sessionState } from './session-state.ts';

export const TICKET_STATES = [
  'unconfirmed',
  'waiting',
  'away',
  'called',
  'in_session',
  'parked',
  'no_show',
  'transferred',
  'carried_over',
  'finished',
  'left',
] as const;
export const ticketState = z.enum(TICKET_STATES);
export type TicketState = z.infer<typeof ticketState>;

export const takeTicket = {
  input: z.object({
    officeId: id,
    serviceId: id,
    languages,
    applicant,
    essence: freeText(4000),
    consentToVideo: z.boolean(),
    /** Made by the applicant's device, so that a lost answer loses nothing; kept here as a hash only. */
    secret,
  }),
  output: z.object({ ticketId: id, label: z.string() }),
};

/** Trades the capability link's secret for a cookie that opens this one ticket. */
export const openTicket = {
  input: z.object({ ticketId: id, secret }),
  output: z.object({ ticketId: id }),
};

/** The place in the line. `ahead` counts those who would be called before; who is away keeps a place uncounted. */
export const place = z.object({
  version: z.number().int(),
  ahead: z.number().int().nonnegative(),
  estimate: estimateParameters,
});

export const officialCard = z.object({ name: personName, post: localised, desk: z.string() });

/** What the holder of the ticket's link sees. */
export const ticketView = z.object({
  ticketId: id,
  visitId: id,
  queueId: id,
  /** The server's clock. */
  at: instant,
  label: z.string(),
  state: ticketState,
  key: orderKey,
  day,
  takenAt: instant,
  stateAt: instant,
  officeName: localised,
  serviceName: localised,
  receptionLanguage,
  applicantName: personName,
  place: place.nullable(),
  official: officialCard.nullable(),
  /**
   * While called: until when the person is expected, the seconds until then by the server's clock (a device's own may be
   * wrong), and how often they may still ask to wait a little.
   */
  call: z
    .object({ answerBy: instant, secondsLeft: z.number().int(), waitsLeft: z.number().int() })
    .nullable(),
  /** How the desks of this queue stand now. */
  desks: z.array(deskPresence),
  session: z.object({ sessionId: id, state: sessionState }).nullable(),
  result: z.object({ outcome, answer: z.string().nullable(), at: instant }).nullable(),
  /** May the person get ready for the call now, so that one press joins at once? */
  prepare: z.boolean(),
  hours: z.object({ open: z.boolean(), from: z.string(), to: z.string() }),
});
export type TicketView = z.infer<typeof ticketView>;

const ofTicket = z.object({ ticketId: id });
export const readTicket = { input: ofTicket, output: ticketView };
export const stepAway = { input: ofTicket, output: z.object({ state: ticketState }) };
export const comeBack = { input: ofTicket, output: z.object({ state: ticketState }) };
/** The called person needs a moment more: the countdown is longer, and the official sees it. */
export const askToWait = {
  input: ofTicket,
  output: z.object({ answerBy: instant, waitsLeft: z.number().int() }),
};
export const leaveQueue = { input: ofTicket, output: z.object({ state: ticketState }) };
