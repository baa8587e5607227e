import { Refusal } from '../contract/errors.ts';
import type { Action } from './action.ts';
import { readOfficeRules } from './office-rules.ts';
import { nameOf } from './views.ts';

const SHOWN = 8;

/** The public board of a queue: numbers and desks. */
export const readBoard: Action<'board.read'> = async ({ store, clock }, _principal, { queueId }) => {
  const queue = await store.queue(queueId);
  if (!queue) throw new Refusal('NOT_FOUND');
  const at = clock.now();
  const { rule } = await readOfficeRules(store, queue.office, at);
  const { version, waiting, labels } = await store.firstCallable(queueId, SHOWN);
  return {
    queueId,
    name: nameOf(queue),
    officeName: nameOf(queue.office),
    version,
    waiting,
    nextLabels: labels,
    calledNow: await store.calledNow(queueId),
    estimate: await store.estimate(queueId, rule('estimate.prior').value),
    at: at.toISOString(),
  };
};
