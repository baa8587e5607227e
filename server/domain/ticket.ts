import type { TicketState } from '../contract/ticket.ts';
import type { Machine } from './machine.ts';

export type TicketAct =
  | 'confirm'
  | 'stepAway'
  | 'comeBack'
  | 'call'
  | 'recall'
  | 'askToWait'
  | 'join'
  | 'putBack'
  | 'setAside'
  | 'noShow'
  | 'park'
  | 'unpark'
  | 'transfer'
  | 'carryOver'
  | 'finish'
  | 'leave';

export const ticketMachine: Machine<TicketState, TicketAct> = {
  confirm: { from: ['unconfirmed'], to: 'waiting' },
  stepAway: { from: ['waiting'], to: 'away' },
  comeBack: { from: ['away'], to: 'waiting' },
  call: { from: ['waiting'], to: 'called' },
  recall: { from: ['called'], to: 'called' },
  askToWait: { from: ['called'], to: 'called' },
  join: { from: ['called', 'in_session'], to: 'in_session' },
  putBack: { from: ['called', 'in_session'], to: 'waiting' },
  setAside: { from: ['called', 'in_session'], to: 'away' },
  noShow: { from: ['called', 'in_session'], to: 'no_show' },
  park: { from: ['waiting', 'called', 'in_session'], to: 'parked' },
  unpark: { from: ['parked'], to: 'waiting' },
  transfer: { from: ['waiting', 'called', 'in_session', 'parked'], to: 'transferred' },
  carryOver: { from: ['waiting', 'away', 'called', 'parked'], to: 'carried_over' },
  finish: { from: ['in_session'], to: 'finished' },
  leave: { from: ['unconfirmed', 'waiting', 'away', 'called', 'in_session', 'parked'], to: 'left' },
};

/** Nothing follows these. */
export const ENDED_TICKET_STATES: readonly TicketState[] = [
  'no_show',
  'transferred',
  'carried_over',
  'finished',
  'left',
];

/**
 * What a no-show leads to, by the office's choice: the place is kept and the person is set aside until they say that
 * they are back (called again at once, they would hold up everyone behind them); or they go to the end; or they are
 * closed. Where refusing to receive is forbidden, closing is not a choice (O87-39).
 */
export type NoShowPolicy = 'back_to_place' | 'to_end' | 'close';
export function noShowAct(policy: NoShowPolicy, mayRefuse: boolean): 'setAside' | 'putBack' | 'noShow' {
  if (policy === 'to_end') return 'putBack';
  return policy === 'close' && mayRefuse ? 'noShow' : 'setAside';
}
