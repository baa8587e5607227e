import type { DeskState } from '../contract/desk.ts';
import type { Machine } from './machine.ts';

export type DeskAct = 'open' | 'pause' | 'resume' | 'close' | 'lapse';

export const deskMachine: Machine<DeskState, DeskAct> = {
  open: { from: ['closed', 'open', 'paused'], to: 'open' },
  pause: { from: ['open'], to: 'paused' },
  resume: { from: ['paused'], to: 'open' },
  close: { from: ['open', 'paused'], to: 'closed' },
  lapse: { from: ['open', 'paused'], to: 'paused' },
};
