import type { Deps, Queue, TicketInFull } from './ports.ts';

const labelOf = ({ prefix }: Pick<Queue, 'prefix'>, number: number) =>
  `${prefix}-${String(number).padStart(3, '0')}`;

/**
 * Numbers start again each business day, unless someone still waits with a number of an earlier one: two people must
 * not answer to the same number. Days never go back, even if the hours are edited.
 */
export async function nextNumber(deps: Deps, queue: Queue, day: Date) {
  const counted = queue.numberDay;
  const newDay = counted === null || counted < day;
  const startsAgain = newDay && !(await deps.store.hasOpenTickets(queue.id));
  const number = startsAgain ? 1 : queue.lastNumber + 1;
  const businessDay = newDay ? day : counted;
  const seq = queue.lastSeq + 1n;
  return {
    ...{ number, label: labelOf(queue, number), seq, businessDay },
    counted: { numberDay: businessDay, lastNumber: number, lastSeq: seq },
  };
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
