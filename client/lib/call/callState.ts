import type { ErrorCode } from '$contract/errors.ts';
import type { Direction } from './linkPath.ts';
import type { PathState } from './pathWatch.ts';

type Settled =
  | { kind: 'idle' | 'preparing' | 'prepared' | 'takenOver' | 'left' | 'ended' }
  | { kind: 'failed'; code: ErrorCode };

/** How far the page has come with its place in the talk. */
export type Phase = Settled | { kind: 'joining' } | { kind: 'joined' } | { kind: 'rejoining' };

/** What a person is told: the phase, and while they are in, whether sound and picture can pass. */
export type CallState = Settled | { kind: 'connecting' } | { kind: 'live' } | { kind: 'reconnecting' };

export type Paths = Record<Direction, PathState>;
export const NO_PATHS: Paths = { send: 'new', recv: 'new' };

/** `flowed`: some path of these transports has been up already. */
export function callState(phase: Phase, paths: Paths, flowed: boolean): CallState {
  switch (phase.kind) {
    case 'joining':
      return { kind: 'connecting' };
    case 'rejoining':
      return { kind: 'reconnecting' };
    case 'joined':
      return { kind: ofPaths(Object.values(paths), flowed) };
    default:
      return phase;
  }
}

function ofPaths(states: PathState[], flowed: boolean): 'connecting' | 'live' | 'reconnecting' {
  if (states.some((state) => state === 'failed' || state === 'disconnected')) return 'reconnecting';
  const begun = states.filter((state) => state !== 'new');
  if (begun.length > 0 && begun.every((state) => state === 'connected')) return 'live';
  // The second transport of a talk that flows may come up later, as when a microphone is found during it.
  if (begun.includes('connected')) return 'live';
  return flowed ? 'reconnecting' : 'connecting';
}
