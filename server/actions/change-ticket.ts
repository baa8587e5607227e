import { Refusal } from '../contract/errors.ts';
import type { OrderChange } from '../contract/queue.ts';
import type { TicketState } from '../contract/ticket.ts';
import { after } from '../domain/machine.ts';
import { isCallable, orderKeyOf } from '../domain/order.ts';
import { ticketMachine, type TicketAct } from '../domain/ticket.ts';
import { update, type NewEvent, type Write } from './ports/change.ts';
import type { Ticket } from './reads/rows.ts';

type Moved = { state: TicketState; write: Write; events: NewEvent[] };
type Told = { desk: string | null; sessionId: string | null };
type Settable = Partial<
  Omit<Ticket, 'id' | 'officeId' | 'queueId' | 'visitId' | 'version' | 'state' | 'secretHash'>
>;
const NOBODY: Told = { desk: null, sessionId: null };

/**
 * One transition of a ticket: the conditional write and the events that tell the applicant, the officials and, when the
 * callable order changes, everyone who waits.
 * @param turn where the round of bookings and arrivals stands after it, when it has moved
 * @throws Refusal WRONG_STATE when the table does not allow it
 */
export function changeTicket(
  ticket: Ticket,
  act: TicketAct,
  at: Date,
  set: Settable = {},
  told: Told = NOBODY,
  turn?: number,
): Moved {
  const state = after(ticketMachine, ticket.state, act);
  if (state === null) throw new Refusal('WRONG_STATE', `ticket is ${ticket.state}, cannot ${act}`);
  // A forecast does not bind whoever steps out of the line: its error would say nothing.
  const stepsOut = state === 'away' || state === 'parked' || state === 'carried_over';
  // Whoever was near and stands in the line anew is told again when they are.
  const anew = stepsOut || act === 'putBack' ? { noticed: 0 } : {};
  return move(ticket, state, at, { ...anew, ...(stepsOut && { foretoldAt: null }), ...set }, told, turn);
}

/** A change that leaves the state as it is and may move the place: another band, a booking that is due, an interpreter. */
export const reorderTicket = (ticket: Ticket, at: Date, set: Settable): Moved =>
  move(ticket, ticket.state, at, set, NOBODY);

function move(ticket: Ticket, state: TicketState, at: Date, set: Settable, told: Told, turn?: number): Moved {
  const moved = { ...ticket, ...set, state };
  const events: NewEvent[] = [
    {
      stream: `ticket:${ticket.id}`,
      type: 'ticket.changed',
      payload: { state, calls: moved.calls, ...told },
    },
    {
      stream: `line:${ticket.queueId}`,
      type: 'line.changed',
      payload: { ticketId: ticket.id, label: moved.label, state },
    },
    ...orderEvents(ticket, moved, turn),
  ];
  const stateAt = state === ticket.state ? ticket.stateAt : at;
  return { state, write: update('Ticket', ticket, { ...set, state, stateAt }), events };
}

/** Only who can be called stands in the shown order. */
function orderEvents(before: Ticket, moved: Ticket, turn?: number): NewEvent[] {
  const [from, to] = [orderKeyOf(before), orderKeyOf(moved)];
  const [stood, stands] = [isCallable(before), isCallable(moved)];
  if (stood === stands && (!stands || from.join() === to.join())) return [];
  const changes: OrderChange[] = [
    ...(stood ? [['out', from] as OrderChange] : []),
    ...(stands ? [['in', to] as OrderChange] : []),
  ];
  return [
    {
      stream: `queue:${before.queueId}`,
      type: 'order.changed',
      payload: { changes, ...(turn !== undefined && { turn }) },
    },
  ];
}
