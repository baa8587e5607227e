import type { MessageKind } from '../contract/message.ts';
import type { Deps } from './ports/deps.ts';
import type { Write } from './ports/change.ts';
import type { Ticket } from './reads/rows.ts';
import { ticketMessages } from './write-message.ts';

/**
 * The messages that tell the holder of a ticket what has happened, as writes of a larger command: to each browser that
 * lets itself be woken, and to the proved contact. They leave after the commit, by themselves.
 */
export async function tellApplicant(
  deps: Deps,
  ticket: Pick<Ticket, 'id' | 'officeId' | 'visitId' | 'label'>,
  kind: Exclude<MessageKind, 'code'>,
  at: Date,
): Promise<Write[]> {
  const recipient = await deps.store.recipient(ticket.id);
  return recipient ? ticketMessages(deps, at, recipient, ticket, kind) : [];
}
