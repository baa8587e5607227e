import { v7 as uuid } from 'uuid';
import type { QueueActKind } from '../contract/ticket.ts';
import { insert, type Write } from './ports/change.ts';
import type { Ticket } from './reads/rows.ts';

type Act = {
  kind: QueueActKind;
  reason: string;
  deskId?: string | null;
  staffId?: string | null;
  overtaken?: number;
};

/** The log of an act on the order, with its reason: the audit row beside it holds ids only, and a reason may hold names. */
export function queueAct(
  ticket: Pick<Ticket, 'id' | 'officeId' | 'queueId' | 'visitId'>,
  at: Date,
  { kind, reason, deskId = null, staffId = null, overtaken = 0 }: Act,
): Write {
  const { id: ticketId, officeId, queueId, visitId } = ticket;
  const of = { officeId, queueId, ticketId, visitId };
  return insert('QueueAct', { id: uuid(), ...of, kind, reason, deskId, staffId, overtaken, at });
}
