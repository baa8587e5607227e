import { Refusal } from '../contract/errors.ts';
import type { Deps } from './ports/deps.ts';
import type { NewEvent, Write } from './ports/change.ts';
import { Conflict } from './ports/store.ts';
import type { TicketInFull } from './reads/rows.ts';
import { systemCall } from './system-call.ts';

export type Decided = { writes: Write[]; events: NewEvent[] };

/**
 * One change of a ticket that nobody asked for, decided from what stands within the turn of its queue. Whoever changed the
 * ticket meanwhile is right; the next look finds what is still to be done.
 */
export async function moveBySystem(
  deps: Deps,
  name: string,
  found: { id: string; queueId: string },
  decide: (ticket: TicketInFull, at: Date) => Promise<Decided | null>,
): Promise<void> {
  await deps.locks.run(`queue:${found.queueId}`, async () => {
    const ticket = (await deps.store.ticket(found.id))!;
    const at = deps.clock.now();
    try {
      const decided = await decide(ticket, at);
      if (!decided) return;
      await deps.store.commit(systemCall(name), at, {
        officeId: ticket.officeId,
        answer: {},
        about: { ticketId: ticket.id, queueId: ticket.queueId },
        writes: decided.writes,
        events: decided.events,
      });
    } catch (error) {
      if (!(error instanceof Conflict || error instanceof Refusal)) throw error;
    }
  });
}
