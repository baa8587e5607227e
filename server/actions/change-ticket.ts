import { Refusal } from '../contract/errors.ts';
import type { NewEvent } from './ports.ts';
import type { TicketState } from '../contract/ticket.ts';
import { after } from '../domain/machine.ts';
import { orderKeyOf } from '../domain/order.ts';
import { ticketMachine, type TicketAct } from '../domain/ticket.ts';
import { update, type Ticket, type Write } from './ports.ts';

type Moved = { state: TicketState; write: Write; events: NewEvent[] };

/**
 * One transition of a ticket: the conditional write and the events that tell the applicant, the officials and, when the
 * callable order changes, everyone who waits.
 * @throws Refusal WRONG_STATE when the table does not allow it
 */
export function changeTicket(
  ticket: Ticket,
  act: TicketAct,
  at: Date,
  set: Partial<
    Pick<
      Ticket,
      | 'calls'
      | 'deskId'
      | 'reason'
      | 'orderAt'
      | 'seq'
      | 'band'
      | 'answerBy'
      | 'waitsAsked'
      | 'number'
      | 'label'
      | 'businessDay'
    >
  > = {},
  told: { desk: string | null; sessionId: string | null } = { desk: null, sessionId: null },
): Moved {
  const state = after(ticketMachine, ticket.state, act);
  if (state === null) throw new Refusal('WRONG_STATE', `ticket is ${ticket.state}, cannot ${act}`);
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
    ...orderEvents(ticket, moved),
  ];
  const stateAt = state === ticket.state ? ticket.stateAt : at;
  return { state, write: update('Ticket', ticket, { ...set, state, stateAt }), events };
}

/** Only who can be called stands in the shown order. */
function orderEvents(before: Ticket, moved: Ticket): NewEvent[] {
  const stood = before.state === 'waiting';
  const stands = moved.state === 'waiting';
  if (stood === stands) return [];
  const change: ['in' | 'out', ReturnType<typeof orderKeyOf>] = stands
    ? ['in', orderKeyOf(moved)]
    : ['out', orderKeyOf(before)];
  return [{ stream: `queue:${before.queueId}`, type: 'order.changed', payload: { changes: [change] } }];
}
