import type { ParticipantKind } from '../contract/session-state.ts';
import type { MediaSource } from '../contract/signalling.ts';

const ALL: readonly MediaSource[] = ['microphone', 'camera', 'screen'];

/** What each participant may say and show. Who observes by right neither speaks nor shows; who interprets brings no papers. */
const MAY: Record<ParticipantKind, readonly MediaSource[]> = {
  applicant: ALL,
  representative: ALL,
  official: ALL,
  invited: ALL,
  interpreter: ['microphone', 'camera'],
  observer: [],
};

export const mayPublish = (kind: ParticipantKind, source: MediaSource): boolean => MAY[kind].includes(source);
