import type { ParticipantKind, SessionState } from '../contract/session-state.ts';
import type { MediaSource } from '../contract/signalling.ts';

export type Listener = { participantId: string; kind: ParticipantKind; joined: boolean };
export type Speaker = Listener & { source: MediaSource };

/**
 * Who hears and sees whom: the one place that decides it, for every consumer (law 10). A consumer may be made ready,
 * paused, for someone who has been called and has not joined yet (`ready`); it runs only between people who have both
 * joined, and while the official has not paused the talk (`running`).
 */
export function audible(
  listener: Listener,
  speaker: Speaker,
  session: SessionState | null,
): 'none' | 'ready' | 'running' {
  if (listener.participantId === speaker.participantId) return 'none';
  if (session === null || session === 'ended' || !speaker.joined) return 'none';
  if (!listener.joined || session === 'paused') return 'ready';
  return 'running';
}
