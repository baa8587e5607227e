import * as z from 'zod';

export const SESSION_STATES = ['connecting', 'live', 'paused', 'ended'] as const;
export const sessionState = z.enum(SESSION_STATES);
export type SessionState = z.infer<typeof sessionState>;

export const PARTICIPANT_KINDS = [
  'applicant',
  'representative',
  'official',
  'invited',
  'interpreter',
  'observer',
] as const;
export const participantKind = z.enum(PARTICIPANT_KINDS);
export type ParticipantKind = z.infer<typeof participantKind>;
