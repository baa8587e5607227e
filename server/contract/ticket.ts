import * as z from 'zod';
import { day, id, instant, secret } from './ids.ts';
import { localised, receptionLanguage } from './language.ts';
import { applicant, freeText, languages, personName } from './person.ts';
import { blending, standing } from './order.ts';
import { estimateParameters } from './estimate.ts';
import { notice, orderKey } from './queue.ts';
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

export const outOfTurnClaim = z.object({
  category: z.string().max(60),
  /** Which paper shows it, as the person says: the official looks at it. */
  proof: freeText(300).pipe(z.string().min(1)),
});
export const claimState = z.enum(['claimed', 'proved', 'unproven']);

/** What was done to the order with a reason. */
export const queueActKind = z.enum([
  'called_out_of_order',
  'passed_over',
  'put_back',
  'parked',
  'unparked',
  'no_show',
  'transferred',
  'claim_proved',
  'claim_unproven',
  'handed_over',
  'interpreter_vouched',
  'carried_over',
  'reopened',
]);
export type QueueActKind = z.infer<typeof queueActKind>;

export const takeTicket = {
  input: z.object({
    officeId: id,
    serviceId: id,
    languages,
    applicant,
    essence: freeText(4000),
    consentToVideo: z.boolean(),
    /** O87-9: received out of turn, by a category of the office's rule and what shows it. */
    outOfTurn: outOfTurnClaim.optional(),
    /** O87-8: from where a person who lives out of town has come. */
    outOfTown: freeText(120).pipe(z.string().min(1)).optional(),
    /** The officials this person complains of: none of them is given the call. */
    complainsOf: z.array(id).max(5).default([]),
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
  standing,
  turn: z.number().int().nonnegative(),
  blending,
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
  queueName: localised,
  receptionLanguage,
  applicantName: personName,
  place: place.nullable(),
  /** With how many people before them a person is told that the call approaches. */
  approachingAhead: z.number().int(),
  /** Why a waiting person cannot be called yet: a booking for later, or an interpreter who is not ready. */
  waitsFor: z.enum(['booking', 'interpreter']).nullable(),
  bookedFor: instant.nullable(),
  interpreterFor: z.string().nullable(),
  /** `reason`: why it was not proved. */
  claim: z
    .object({ category: z.string(), name: localised, state: claimState, reason: z.string() })
    .nullable(),
  outOfTown: z.string().nullable(),
  /** The last thing that was done to this ticket with a reason. */
  act: z
    .object({
      kind: queueActKind,
      reason: z.string(),
      at: instant,
      /** It ended a talk in which both had been. */
      endedTalk: z.boolean(),
    })
    .nullable(),
  /** What officials have said to this person or to all, the latest first. */
  notices: z.array(notice),
  /** The ticket was transferred and goes on as another: `ticket.follow` opens that one in this browser. */
  moved: z.boolean(),
  /** This ticket goes on where an earlier leg was transferred from: where that was, who alone receives it now, and why. */
  sentOn: z
    .object({
      officeName: localised,
      queueName: localised,
      sameQueue: z.boolean(),
      desk: z.string().nullable(),
      post: localised.nullable(),
      reason: z.string(),
    })
    .nullable(),
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
export const claimOutOfTurn = {
  input: z.object({ ticketId: id, ...outOfTurnClaim.shape }),
  output: z.object({ state: claimState }),
};
/** Opens the leg that follows a transferred ticket, for whoever holds the earlier one. */
export const followTicket = { input: ofTicket, output: z.object({ ticketId: id }) };
export const leaveQueue = { input: ofTicket, output: z.object({ state: ticketState }) };
