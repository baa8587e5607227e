import type { SessionState } from '../contract/session-state.ts';
import type { Machine } from './machine.ts';

export type SessionAct = 'goLive' | 'pause' | 'resume' | 'end';

export const sessionMachine: Machine<SessionState, SessionAct> = {
  goLive: { from: ['connecting'], to: 'live' },
  pause: { from: ['live'], to: 'paused' },
  resume: { from: ['paused'], to: 'live' },
  end: { from: ['connecting', 'live', 'paused'], to: 'ended' },
};
