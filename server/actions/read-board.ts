import { Refusal } from '../contract/errors.ts';
import { inCallingOrder } from '../contract/order.ts';
import { orderKeyOf } from '../domain/order.ts';
import type { Action } from './action.ts';
import { readOfficeRules } from './office-rules.ts';
import { readEstimate } from './read-estimate.ts';
import { nameOf } from './views.ts';

const SHOWN = 8;

/** The public board of a queue: numbers and desks. */
export const readBoard: Action<'board.read'> = async ({ store, clock }, _principal, { queueId }) => {
  const queue = await store.queue(queueId);
  if (!queue) throw new Refusal('NOT_FOUND');
  const at = clock.now();
  const rules = await readOfficeRules(store, queue.office, at);
  const { version, turn, waiting, first } = await store.firstCallable(queueId, SHOWN);
  const round = { turn, blending: rules.rule('queue.blending').value };
  const next = inCallingOrder(first, orderKeyOf, round).slice(0, SHOWN);
  return {
    queueId,
    name: nameOf(queue),
    officeName: nameOf(queue.office),
    version,
    waiting,
    nextLabels: next.map(({ label }) => label),
    calledNow: await store.calledNow(queueId),
    estimate: await readEstimate({ store, clock }, queue, rules),
    at: at.toISOString(),
  };
};
