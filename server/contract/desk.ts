import * as z from 'zod';
import { id, instant } from './ids.ts';
import { localised, receptionLanguage } from './language.ts';
import { freeText, personName } from './person.ts';
import { verdict } from './device-test.ts';
import { presence } from './presence.ts';
import { estimateParameters } from './estimate.ts';
import { sessionState } from './session-state.ts';
import { claimState, queueActKind, ticketState } from './ticket.ts';

export const deskState = z.enum(['closed', 'open', 'paused']);
export type DeskState = z.infer<typeof deskState>;

/** Who waits, as the official sees them. */
export const lineEntry = z.object({
  ticketId: id,
  visitId: id,
  label: z.string(),
  state: ticketState,
  name: personName,
  serviceName: localised,
  receptionLanguage,
  interpreterFor: z.string().nullable(),
  essence: z.string(),
  takenAt: instant,
  /** Could this desk be given this person now? If not, why. */
  callable: z.boolean(),
  waitsFor: z.enum(['booking', 'interpreter', 'colleague']).nullable(),
  bookedFor: instant.nullable(),
  /** O87-9: the category claimed, the paper that shows it, and what was found of it. */
  claim: z
    .object({
      category: z.string(),
      name: localised,
      proof: z.string(),
      state: claimState,
      /** Why it was not proved. */
      reason: z.string(),
    })
    .nullable(),
  /** O87-8 */
  outOfTown: z.string().nullable(),
  /** The last thing that was done to this ticket, if there was a reason to it. */
  act: z.object({ kind: queueActKind, reason: z.string() }).nullable(),
  calls: z.number().int(),
  /** Is a page of this person connected now? Shown beside the state; it changes no place. */
  reachable: z.boolean(),
  /** What the last test of the person's devices and network came to; null when there was none. */
  deviceVerdict: verdict.nullable(),
});
export type LineEntry = z.infer<typeof lineEntry>;

export const deskView = z.object({
  deskId: id,
  queueId: id,
  label: z.string(),
  queueName: localised,
  officeName: localised,
  state: deskState,
  presence,
  pauseReason: z.string().nullable(),
  /** The official who holds the desk now, if any. */
  holder: personName.nullable(),
  yours: z.boolean(),
  /** Its holder has offered it to you, with the talk under way. */
  offeredToYou: z.boolean(),
  /** To whom it is offered, if to anyone. */
  offeredTo: id.nullable(),
  fence: z.number().int(),
  /** Milliseconds between two words that the desk is still there. */
  keepEveryMs: z.number().int().positive(),
  current: z
    .object({
      ticket: lineEntry,
      sessionId: id,
      sessionState,
      calledAt: instant,
      /** Until when the called person is expected, and how often they asked to wait a little. */
      answerBy: instant.nullable(),
      waitsAsked: z.number().int(),
    })
    .nullable(),
});
export type DeskView = z.infer<typeof deskView>;

export const listDesks = {
  input: z.object({}),
  output: z.object({ desks: z.array(deskView.omit({ current: true })) }),
};

const ofDesk = z.object({ deskId: id });
const reason = freeText(300).pipe(z.string().min(3));
/** The desk itself, its line in the order in which people will be called, and the estimate's parameters. */
export const readDesk = {
  input: ofDesk,
  output: z.object({
    desk: deskView,
    /** The first who can be called to this desk, in the order in which they will be. */
    line: z.array(lineEntry),
    /** The first who keep a place and cannot: away, parked, booked for later, without the interpreter, for a colleague. */
    others: z.array(lineEntry),
    /** How many can be called, here or at another desk of the queue, and how many keep a place. */
    waiting: z.number().int().nonnegative(),
    notCallable: z.number().int().nonnegative(),
    /** O87-8: of those who keep a place, how many came from out of town and are to be received today. */
    outOfTown: z.number().int().nonnegative(),
    /** Other desks that colleagues offer you now. */
    offers: z.array(z.object({ deskId: id, label: z.string(), holder: personName, inTalk: z.boolean() })),
    estimate: estimateParameters,
    /** O87-39: may this office end a reception as not held? */
    mayRefuse: z.boolean(),
    /** What becomes of a ticket whose person is not there: set aside, to the end of the line, or closed. */
    noShow: z.enum(['setAside', 'putBack', 'noShow']),
    /** The server's clock. */
    at: instant,
  }),
};

export const openDesk = { input: ofDesk, output: z.object({ fence: z.number().int() }) };
export const keepDesk = {
  input: z.object({ deskId: id, fence: z.int32().min(0) }),
  output: z.object({ leaseUntil: instant }),
};
export const closeDesk = { input: ofDesk, output: z.object({}) };
export const pauseDesk = {
  input: z.object({ deskId: id, reason: freeText(200) }),
  output: z.object({}),
};
export const resumeDesk = { input: ofDesk, output: z.object({}) };

export const callNext = {
  input: ofDesk,
  output: z.object({ ticketId: id, visitId: id, sessionId: id, label: z.string() }),
};
/** Calls one particular person, whoever stands before them: it is logged with the reason and with how many were overtaken. */
export const callTicket = {
  input: z.object({ deskId: id, ticketId: id, reason }),
  output: z.object({ ticketId: id, visitId: id, sessionId: id, label: z.string() }),
};
/** The called person goes back to their place. */
export const putBack = {
  input: z.object({ deskId: id, reason }),
  output: z.object({ state: ticketState }),
};
/** Sets a person of this queue, or the one at the desk, aside for a reason; the place is kept. */
export const park = {
  input: z.object({ deskId: id, ticketId: id, reason }),
  output: z.object({ state: ticketState }),
};
export const unpark = {
  input: z.object({ deskId: id, ticketId: id }),
  output: z.object({ state: ticketState }),
};
/**
 * Sends a person on to another queue, of any office, perhaps to one desk or one post there. The number is kept.
 * `agreed`: the person agrees; where refusing to receive is forbidden nobody is sent to another office against their will (O87-39).
 */
export const transfer = {
  input: z.object({
    deskId: id,
    ticketId: id,
    to: z.object({ queueId: id, deskId: id.optional(), postId: id.optional() }),
    reason,
    agreed: z.boolean(),
  }),
  output: z.object({ ticketId: id, label: z.string() }),
};
/**
 * Where a person can be sent on to in one office, the desk's own unless another is named, and the colleagues who may be
 * given the desk.
 */
export const readTargets = {
  input: z.object({ deskId: id, officeId: id.optional() }),
  output: z.object({
    officeId: id,
    /** O87-39: is the person's agreement needed to send them on from this desk? */
    agreementNeeded: z.boolean(),
    queues: z.array(
      z.object({
        queueId: id,
        name: localised,
        waiting: z.number().int(),
        desks: z.array(z.object({ deskId: id, label: z.string(), presence, holder: personName.nullable() })),
      }),
    ),
    /** `office`: whose post it is, when it is not of this office. */
    posts: z.array(
      z.object({
        postId: id,
        name: localised,
        office: localised.nullable(),
        holders: z.array(personName),
      }),
    ),
    /** Who is at a desk of the office now comes first. */
    colleagues: z.array(
      z.object({
        staffId: id,
        name: personName,
        post: localised,
        office: localised.nullable(),
        atWork: z.boolean(),
      }),
    ),
  }),
};
/** Offers the desk, with the talk under way, to a colleague, who takes it by opening it; null takes the offer back. */
export const offerDesk = {
  input: z.object({ deskId: id, staffId: id.nullable() }),
  output: z.object({}),
};
/** Says something to one who waits, or to all of the queue. */
export const sendNotice = {
  input: z.object({ deskId: id, ticketId: id.nullable(), words: freeText(500).pipe(z.string().min(1)) }),
  output: z.object({ noticeId: id }),
};
/** O87-9: what the official found of the proof. Unproven: back to the place by arrival. */
export const checkClaim = {
  input: z.object({ deskId: id, ticketId: id, proved: z.boolean(), reason: freeText(300) }),
  output: z.object({ state: claimState }),
};
/** The official says that this person is understood: an interpreter is there whom the system does not know of. */
export const vouchInterpreter = {
  input: z.object({ deskId: id, ticketId: id, reason }),
  output: z.object({}),
};
/** Finds people of the whole line by number or surname. */
export const searchLine = {
  input: z.object({ deskId: id, text: freeText(80).pipe(z.string().min(1)) }),
  output: z.object({ found: z.array(lineEntry) }),
};
/** What was done to the order of this queue with a reason, the latest first. */
export const readActs = {
  input: ofDesk,
  output: z.object({
    acts: z.array(
      z.object({
        kind: queueActKind,
        label: z.string(),
        reason: z.string(),
        overtaken: z.number().int(),
        by: personName.nullable(),
        desk: z.string().nullable(),
        /** Where the person was sent on to. */
        to: z.object({ queue: localised, office: localised, desk: z.string().nullable() }).nullable(),
        at: instant,
      }),
    ),
  }),
};
/** Rings the called person's page again. */
export const recall = { input: ofDesk, output: z.object({ calls: z.number().int() }) };
/** Nobody came: back to the place, to the end, or closed, by the office's policy; a district never closes (O87-39). */
export const noShow = { input: ofDesk, output: z.object({ state: ticketState }) };
