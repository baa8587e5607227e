import * as z from 'zod';
import { id, instant } from './ids.ts';
import { receptionLanguage } from './language.ts';
import { personName } from './person.ts';
import { participantKind, sessionState } from './session-state.ts';

export const participantView = z.object({
  /** The participant's id in the media room. */
  participantId: id,
  kind: participantKind,
  name: personName,
  language: receptionLanguage.or(z.literal('en')),
  joined: z.boolean(),
  you: z.boolean(),
});
export type ParticipantView = z.infer<typeof participantView>;

export const sessionView = z.object({
  sessionId: id,
  visitId: id,
  label: z.string(),
  state: sessionState,
  calledAt: instant,
  liveAt: instant.nullable(),
  endedAt: instant.nullable(),
  participants: z.array(participantView),
});
export type SessionView = z.infer<typeof sessionView>;

const ofSession = z.object({ sessionId: id });
export const readSession = { input: ofSession, output: sessionView };
export const pauseSession = { input: ofSession, output: z.object({ state: sessionState }) };
export const resumeSession = { input: ofSession, output: z.object({ state: sessionState }) };
