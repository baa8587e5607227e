import { BANDS } from '../contract/order.ts';
import { reorderTicket } from './change-ticket.ts';
import { moveBySystem } from './move-by-system.ts';
import type { Deps } from './ports/deps.ts';
import { touch } from './ports/change.ts';

const AT_ONCE = 500;

/** Becoming due is a transition: from the time of the booking on, a booked person can be called. */
export async function letBookedIn(deps: Deps): Promise<void> {
  for (const ticket of await deps.store.dueBookings(deps.clock.now(), AT_ONCE)) {
    await moveBySystem(deps, 'booking.due', ticket, async (current, at) => {
      if (current.due || current.state !== 'waiting') return null;
      const band = current.band === BANDS.outOfTurn ? BANDS.outOfTurn : BANDS.booked;
      const { write, events } = reorderTicket(current, at, { due: true, band });
      return { writes: [touch('Queue', current.queue), write], events };
    });
  }
}
