import type { MessageKind } from '../contract/message.ts';
import type { Deps, Ticket, Write } from './ports.ts';

/**
 * The messages that tell the holder of a ticket what has happened, as writes of a larger command: to each browser that
 * lets itself be woken, and to the proved contact. They leave after the commit, by themselves.
 */
export async function tellApplicant(
  _deps: Deps,
  _ticket: Pick<Ticket, 'id' | 'officeId' | 'visitId' | 'label'>,
  _kind: Exclude<MessageKind, 'code'>,
  _at: Date,
): Promise<Write[]> {
  return [];
}
