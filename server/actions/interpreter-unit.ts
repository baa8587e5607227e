import { ENDED_TICKET_STATES } from '../domain/ticket.ts';
import { reorderTicket } from './change-ticket.ts';
import type { Deps } from './ports/deps.ts';
import { touch, update, type NewEvent, type Tables, type Write } from './ports/change.ts';
import type { Queue, Ticket } from './reads/rows.ts';
import type { Unit } from './reads/interpreter.ts';

type Changed = { writes: Write[]; events: NewEvent[] };
export type TicketOfQueue = Ticket & { queue: Queue };

/** A person on the call or in the talk: they stand in no order, and their page must not take this for the end of it. */
export const isReceived = ({ state }: Pick<Ticket, 'state'>) => state === 'called' || state === 'in_session';

/**
 * The interpreter of a unit is not ready any more: the person goes out of the order and keeps the place. Somebody on the
 * call or in the talk stays there, and cannot be called again by it after that.
 */
export function standDown(
  ticket: TicketOfQueue,
  unit: Unit,
  at: Date,
  set: Partial<Tables['InterpreterUnit']> = {},
): Changed {
  const stood = update('InterpreterUnit', unit, { ...set, readyAt: null });
  if (!unit.readyAt || ENDED_TICKET_STATES.includes(ticket.state))
    return { writes: [stood, touch('Ticket', ticket)], events: [toLine(ticket)] };
  if (isReceived(ticket))
    return { writes: [stood, update('Ticket', ticket, { interpreted: false })], events: [toLine(ticket)] };
  const { write, events } = reorderTicket(ticket, at, { interpreted: false });
  return { writes: [touch('Queue', ticket.queue), stood, write], events };
}

/** Tells the officials and interpreters of the queue to read again. The ticket is part of the write: its state is announced. */
export const toLine = ({ id: ticketId, queueId, label, state }: Ticket): NewEvent => ({
  stream: `line:${queueId}`,
  type: 'line.changed',
  payload: { ticketId, label, state },
});

/**
 * Members of staff who are called into one talk are ready for no other: all else they were ready for goes out of the
 * order with it. They become ready again by their own word only. Their row is part of the write, so that two calls, or a
 * call and a word that somebody is ready, cannot both have them.
 * @param queueId of the call itself, whose row the caller writes
 */
export async function engage(
  deps: Deps,
  staffIds: readonly string[],
  { ticketId, queueId, at }: { ticketId: string; queueId: string | null; at: Date },
): Promise<Changed> {
  if (staffIds.length === 0) return { writes: [], events: [] };
  const ready = await deps.store.readyElsewhere(staffIds, ticketId);
  const stoodDown = ready.flatMap(({ units }) => units.map((unit) => standDown(unit.ticket, unit, at)));
  const touched = new Set(queueId ? [queueId] : []);
  const once = (write: Write) => {
    if (write.table !== 'Queue' || 'insert' in write) return true;
    return !touched.has(write.id) && Boolean(touched.add(write.id));
  };
  return {
    writes: [
      ...ready.map(({ staff }) => update('Staff', staff, {})),
      ...stoodDown.flatMap(({ writes }) => writes).filter(once),
    ],
    events: stoodDown.flatMap(({ events }) => events),
  };
}
