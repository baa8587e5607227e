import type { NewEvent } from './ports/change.ts';
import type { Ticket } from './reads/rows.ts';

/**
 * Tells the holder's pages and the officials of the queue that something was added to what the visit leaves behind. A
 * ticket that does not count yet is nothing to the officials.
 */
export function visitChanged(ticket: Pick<Ticket, 'id' | 'queueId' | 'visitId' | 'state'>): NewEvent[] {
  const told = { type: 'visit.changed', payload: { visitId: ticket.visitId } } as const;
  const toHolder: NewEvent = { stream: `ticket:${ticket.id}`, ...told };
  return ticket.state === 'unconfirmed'
    ? [toHolder]
    : [toHolder, { stream: `line:${ticket.queueId}`, ...told }];
}
