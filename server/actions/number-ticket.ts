import type { Deps } from './ports/deps.ts';
import type { Queue, TicketInFull } from './reads/rows.ts';

const labelOf = ({ prefix }: Pick<Queue, 'prefix'>, number: number) =>
  `${prefix}-${String(number).padStart(3, '0')}`;

/**
 * Numbers start again each business day, unless someone still waits with a number of an earlier one: two people must
 * not answer to the same number. Days never go back, even if the hours are edited.
 */
export async function nextNumber(deps: Deps, queue: Queue, day: Date, at: Date) {
  const counted = queue.numberDay;
  const newDay = counted === null || counted < day;
  const startsAgain = newDay && !(await deps.store.hasOpenTickets(queue.id));
  const number = startsAgain ? 1 : queue.lastNumber + 1;
  const businessDay = newDay ? day : counted;
  const end = endOfLine(queue, at);
  return {
    ...{ number, label: labelOf(queue, number), businessDay, order: end.order },
    counted: { numberDay: businessDay, lastNumber: number, ...end.counted },
  };
}

/**
 * Behind all who have come (O87-9: in the order of applying), even if the clock has been set back since, or is another
 * server's that is behind.
 */
export function endOfLine({ lastOrderAt, lastSeq }: Queue, at: Date) {
  const orderAt = lastOrderAt && lastOrderAt > at ? lastOrderAt : at;
  const seq = lastSeq + 1n;
  return { order: { orderAt, seq }, counted: { lastOrderAt: orderAt, lastSeq: seq } };
}

/**
 * A ticket that did not count has kept no number from being given again. If it is confirmed on a later day it gets one
 * of that day; its place stays that of its taking.
 */
export function numberAfterConfirming({ businessDay, queue }: TicketInFull) {
  if (!queue.numberDay || queue.numberDay <= businessDay) return null;
  const number = queue.lastNumber + 1;
  return { number, label: labelOf(queue, number), businessDay: queue.numberDay };
}
