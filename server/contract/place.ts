import { compareOrder, type OrderKey, type QueueChanged } from './queue.ts';
import type { TicketView } from './ticket.ts';

export type Place = NonNullable<TicketView['place']>;

/**
 * The place after a change of the queue, worked out by the person's own page. What is known already changes nothing;
 * null says that something was missed and the ticket must be read again.
 */
export function placeAfter(place: Place, changed: QueueChanged, own: OrderKey): Place | null {
  if (changed.to <= place.version) return place;
  if (changed.from !== place.version) return null;
  const before = changed.changes.filter(([, key]) => compareOrder(key, own) < 0);
  const came = before.filter(([way]) => way === 'in').length;
  const ahead = place.ahead + came - (before.length - came);
  return ahead < 0 ? null : { version: changed.to, ahead, estimate: changed.estimate };
}
