import { TICKET_STATES, type TicketState } from '../contract/ticket.ts';
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
  | 'reopen'
  | 'reopenAway'
  | 'reopenParked'
  | 'finish'
  | 'leave';

export const ticketMachine: Machine<TicketState, TicketAct> = {
  confirm: { from: ['unconfirmed'], to: 'waiting' },
  stepAway: { from: ['waiting'], to: 'away' },
  comeBack: { from: ['away', 'parked'], to: 'waiting' },
  call: { from: ['waiting', 'parked'], to: 'called' },
  recall: { from: ['called'], to: 'called' },
  askToWait: { from: ['called'], to: 'called' },
  join: { from: ['called', 'in_session'], to: 'in_session' },
  putBack: { from: ['called', 'in_session'], to: 'waiting' },
  setAside: { from: ['called', 'in_session'], to: 'away' },
  noShow: { from: ['called', 'in_session'], to: 'no_show' },
  park: { from: ['waiting', 'called', 'in_session'], to: 'parked' },
  unpark: { from: ['parked'], to: 'waiting' },
  transfer: { from: ['waiting', 'called', 'in_session', 'parked'], to: 'transferred' },
  carryOver: { from: ['waiting', 'away', 'parked'], to: 'carried_over' },
  reopen: { from: ['carried_over'], to: 'waiting' },
  reopenAway: { from: ['carried_over'], to: 'away' },
  reopenParked: { from: ['carried_over'], to: 'parked' },
  finish: { from: ['in_session'], to: 'finished' },
  leave: {
    from: ['unconfirmed', 'waiting', 'away', 'called', 'in_session', 'parked', 'carried_over'],
    to: 'left',
  },
};

/** Nothing follows these; whoever is carried over goes on in the morning. */
export const ENDED_TICKET_STATES: readonly TicketState[] = ['no_show', 'transferred', 'finished', 'left'];

/**
 * Named one by one, so that the index serves: a queue's history grows, its line does not. Who has not confirmed the
 * ticket does not stand in the line yet.
 */
export const OPEN_TICKET_STATES = TICKET_STATES.filter(
  (state) => state !== 'unconfirmed' && !ENDED_TICKET_STATES.includes(state),
);

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
