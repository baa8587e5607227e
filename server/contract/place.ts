import { aheadOf, BANDS, type Standing } from './order.ts';
import { compareOrder, type OrderChange, type OrderKey, type QueueChanged } from './queue.ts';
import type { TicketView } from './ticket.ts';

export type Place = NonNullable<TicketView['place']>;

/**
 * The place after a change of the queue, worked out by the person's own page. What is known already changes nothing;
 * null says that something was missed and the ticket must be read again.
 */
export function placeAfter(place: Place, changed: QueueChanged, own: OrderKey): Place | null {
  if (changed.to <= place.version) return place;
  if (changed.from !== place.version) return null;
  const standing = changed.changes.reduce((now, change) => standingAfter(now, change, own), place.standing);
  if (standing.some((count) => count < 0)) return null;
  const turn = changed.turn ?? place.turn;
  const ahead = aheadOf(own[0], standing, { turn, blending: place.blending });
  return { ...place, version: changed.to, standing, turn, ahead, estimate: changed.estimate };
}

function standingAfter(standing: Standing, [way, key]: OrderChange, own: OrderKey): Standing {
  if (!counts(key, own)) return standing;
  const by = way === 'in' ? 1 : -1;
  return standing.map((count, band) => (band === key[0] ? count + by : count)) as Standing;
}

/** The own ticket in another band: a claim that this page has not read yet (O87-9) is nobody else who came or went. */
const isOwn = (key: OrderKey, own: OrderKey) => key[1] === own[1] && key[2] === own[2];

/** Of the own band those before count, of the band it is blended with all, and out of turn comes before both. */
export function counts(key: OrderKey, own: OrderKey): boolean {
  if (isOwn(key, own)) return false;
  if (key[0] === own[0]) return compareOrder(key, own) < 0;
  return own[0] !== BANDS.outOfTurn;
}
