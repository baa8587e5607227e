import * as z from 'zod';
import { id, instant } from './ids.ts';
import { localised, receptionLanguage } from './language.ts';
import { sessionState } from './session-state.ts';
import { ticketState } from './ticket.ts';

/** A person who needs an interpreter, as interpreters see them: no name and nothing of the matter before the talk. */
export const personInNeed = z.object({
  ticketId: id,
  label: z.string(),
  queueId: id,
  queueName: localised,
  officeName: localised,
  /** The language the person speaks, as they wrote it, and the one the reception is held in. */
  language: z.string(),
  receptionLanguage,
  state: ticketState,
  takenAt: instant,
  bookedFor: instant.nullable(),
  /** How many would be called before; null when the person cannot come next by waiting. */
  ahead: z.number().int().nonnegative().nullable(),
  /** Who interprets for them. Whoever took them and is not heard of any more has them no longer for the others. */
  taken: z.enum(['you', 'another', 'nobody']),
  ready: z.boolean(),
  /** The call or talk that you are expected in. */
  session: z
    .object({
      sessionId: id,
      visitId: id,
      state: sessionState,
      calledAt: instant,
      desk: z.string(),
      /** You have been in it already: nothing rings for it any more. */
      answered: z.boolean(),
    })
    .nullable(),
});
export type PersonInNeed = z.infer<typeof personInNeed>;

/** The people of your offices who need an interpreter: those you have taken, then the others by arrival. */
export const listPeople = {
  input: z.object({}),
  output: z.object({
    people: z.array(personInNeed),
    /** How many there are with those that are not listed. */
    total: z.number().int().nonnegative(),
    /** Whose lines tell that it is time to read again. */
    queueIds: z.array(id),
    /** Milliseconds between two words that you are still there. */
    keepEveryMs: z.number().int().positive(),
    at: instant,
  }),
};

const ofTicket = z.object({ ticketId: id });
/** From now on you interpret for this person; nobody else can take them while you are there. */
export const takePerson = { input: ofTicket, output: z.object({}) };
/** You do not interpret for this person after all. */
export const releasePerson = { input: ofTicket, output: z.object({}) };
/** Both are one callable unit: the person can be called while you are ready, and cannot while you are not. */
export const setReady = { input: ofTicket.extend({ ready: z.boolean() }), output: z.object({}) };
/** You are still there: prolongs all that you have taken. Null: you have taken nobody. */
export const keepUnits = { input: z.object({}), output: z.object({ leaseUntil: instant.nullable() }) };
