import * as z from 'zod';
import { appealView, completionView } from './appeal.ts';
import { codeChannel } from './code.ts';
import { deviceTest } from './device-test.ts';
import { fileView } from './file.ts';
import { identityCheck } from './identity.ts';
import { day, id, instant } from './ids.ts';
import { localised } from './language.ts';
import { messageStatus } from './message.ts';
import { paperLink } from './paper.ts';
import { personName } from './person.ts';
import { ticketState } from './ticket.ts';

/** A contact as it may be shown: masked. */
const contactView = z.object({ channel: codeChannel, to: z.string(), confirmed: z.boolean() });

const common = {
  contacts: z.array(contactView),
  deviceTest: deviceTest.nullable(),
  appeals: z.array(appealView.extend({ version: z.number().int() })),
  files: z.array(fileView),
  completions: z.array(completionView),
  papers: z.array(paperLink),
  messages: z.array(messageStatus),
  /** Talks in which people wrote to each other, the first first. */
  chats: z.array(z.object({ sessionId: id, at: instant })),
};

/** What a visit leaves behind, as the applicant sees it. */
export const readTicketDossier = {
  input: z.object({ ticketId: id }),
  output: z.object({
    ...common,
    /** What may still be handed in: bytes of one scan, scans left; videos left, bytes and seconds of one. */
    limits: z.object({
      scanBytes: z.number().int(),
      scansLeft: z.number().int(),
      videosLeft: z.number().int(),
      videoBytes: z.number().int(),
      videoSeconds: z.number().int(),
    }),
    pushed: z.boolean(),
  }),
};
export type TicketDossier = z.infer<(typeof readTicketDossier)['output']>;

/**
 * One queue where the person stood on the way to this visit, this one included. Of a leg that was sent on: why, by whom
 * and when; what it left behind is read under its own visit.
 */
const leg = z.object({
  ticketId: id,
  visitId: id,
  label: z.string(),
  officeName: localised,
  queueName: localised,
  state: ticketState,
  at: instant,
  sentOn: z.object({ reason: z.string(), by: personName.nullable() }).nullable(),
});
export type Leg = z.infer<typeof leg>;

/** The same for the official, with who the applicant says to be and what was checked. */
export const readDossier = {
  input: z.object({ visitId: id }),
  output: z.object({
    ...common,
    ticketId: id,
    person: z.object({
      name: personName,
      iinMasked: z.string().nullable(),
      address: z.string().nullable(),
      organisation: z.object({ name: z.string(), binMasked: z.string().nullable() }).nullable(),
      representative: z
        .object({
          name: personName,
          authority: z.string().nullable(),
          authorityUntil: day.nullable(),
          authorityExpired: z.boolean(),
        })
        .nullable(),
    }),
    checks: z.array(identityCheck),
    /** Where the person has been since the number was taken, the first first. */
    legs: z.array(leg),
    keepCopyAllowed: z.boolean(),
  }),
};
export type Dossier = z.infer<(typeof readDossier)['output']>;
