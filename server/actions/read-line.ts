import { presenceOf } from '../domain/presence.ts';
import { Refusal } from '../contract/errors.ts';
import { deskOfOffice } from './access.ts';
import type { Action } from './action.ts';
import { lineEntry, nameOf, personNameOf } from './views.ts';

const FOUND = 20;
const ACTS = 50;

/** People of the whole line by number or surname, for the officials who receive there. */
export const searchLine: Action<'desk.searchLine'> = async (deps, principal, { deskId, text }) => {
  const { desk } = await deskOfOffice(deps, principal, deskId);
  const found = await deps.store.searchLine(desk.queueId, text, FOUND);
  return { found: found.map((ticket) => lineEntry(deps, ticket, desk)) };
};

/** What was done to the order of the queue with a reason. */
export const readActs: Action<'desk.readActs'> = async (deps, principal, { deskId }) => {
  const { desk } = await deskOfOffice(deps, principal, deskId);
  const acts = await deps.store.acts(desk.queueId, ACTS);
  return {
    acts: acts.map(({ by, at, ...act }) => ({
      ...act,
      by: by && personNameOf(by),
      at: new Date(at).toISOString(),
    })),
  };
};

/** Where a person can be sent on to in one office, and the colleagues of the desk's own. */
export const readTargets: Action<'desk.readTargets'> = async (deps, principal, { deskId, officeId }) => {
  const { desk } = await deskOfOffice(deps, principal, deskId);
  const at = deps.clock.now();
  const [queues, posts, colleagues] = await Promise.all([
    deps.store.queuesOfOffice(officeId),
    deps.store.postsOf(officeId),
    deps.store.officialsOf(desk.officeId, at),
  ]);
  if (queues.length === 0) throw new Refusal('NOT_FOUND', 'an office without a queue');
  const waiting = await Promise.all(queues.map(({ id }) => deps.store.inLine(id)));
  return {
    queues: queues.map((queue, i) => ({
      queueId: queue.id,
      name: nameOf(queue),
      waiting: waiting[i]!,
      desks: queue.desks.map((one) => ({
        deskId: one.id,
        label: one.label,
        presence: presenceOf(one),
        holder: presenceOf(one) !== 'away' && one.staff ? personNameOf(one.staff) : null,
      })),
    })),
    posts: posts.map((post) => ({ postId: post.id, name: nameOf(post) })),
    colleagues: colleagues
      .filter(({ id }) => id !== desk.staffId)
      .map((one) => ({ staffId: one.id, name: personNameOf(one), post: nameOf(one.post) })),
  };
};
