import * as z from 'zod';
import { id, instant } from './ids.ts';
import { localised, receptionLanguage } from './language.ts';
import { freeText, personName } from './person.ts';
import { verdict } from './device-test.ts';
import { presence } from './presence.ts';
import { estimateParameters } from './queue.ts';
import { sessionState } from './session-state.ts';
import { ticketState } from './ticket.ts';

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
/** The desk itself, its line in the order in which people will be called, and the estimate's parameters. */
export const readDesk = {
  input: ofDesk,
  output: z.object({
    desk: deskView,
    line: z.array(lineEntry),
    estimate: estimateParameters,
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
/** Rings the called person's page again. */
export const recall = { input: ofDesk, output: z.object({ calls: z.number().int() }) };
/** Nobody came: back to the place, to the end, or closed, by the office's policy; a district never closes (O87-39). */
export const noShow = { input: ofDesk, output: z.object({ state: ticketState }) };
