import { presenceOf } from '../domain/presence.ts';
import { Refusal } from '../contract/errors.ts';
import { deskOfOffice } from './access.ts';
import type { Action } from './action.ts';
import { readOfficeRules } from './office-rules.ts';
import type { Official, QueueWithDesks } from './reads/line.ts';
import { lineEntry, nameOf, personNameOf } from './views.ts';

const FOUND = 20;
const ACTS = 50;

/** People of the whole line by number or surname, for the officials who receive there. */
export const searchLine: Action<'desk.searchLine'> = async (deps, principal, { deskId, text }) => {
  const { desk } = await deskOfOffice(deps, principal, deskId);
  const [found, { rule }] = await Promise.all([
    deps.store.searchLine(desk.queueId, text, FOUND),
    readOfficeRules(deps.store, desk.office, deps.clock.now()),
  ]);
  const { categories } = rule('queue.outOfTurn').value;
  return { found: found.map((ticket) => lineEntry(deps, ticket, desk, categories)) };
};

/** What was done to the order of the queue with a reason. */
export const readActs: Action<'desk.readActs'> = async (deps, principal, { deskId }) => {
  const { desk } = await deskOfOffice(deps, principal, deskId);
  const acts = await deps.store.acts(desk.queueId, ACTS);
  return {
    acts: acts.map(({ by, at, sentTo, ...act }) => ({
      ...act,
      to: sentTo && { queue: nameOf(sentTo.queue), office: nameOf(sentTo.office), desk: sentTo.desk },
      by: by && personNameOf(by),
      at: new Date(at).toISOString(),
    })),
  };
};

const officeUnless = (officeId: string, { post: { office } }: Official) =>
  office.id === officeId ? null : nameOf(office);

/** Posts that somebody holds who may receive there, those of the office itself first. */
function postsOf(officeId: string, officials: readonly Official[]) {
  return [...Map.groupBy(officials, ({ postId }) => postId).entries()]
    .map(([postId, holders]) => ({
      postId,
      name: nameOf(holders[0]!.post),
      office: officeUnless(officeId, holders[0]!),
      holders: holders.map(personNameOf),
    }))
    .sort((a, b) => Number(a.office !== null) - Number(b.office !== null));
}

/** Who of them is at a desk of these queues now. */
function atWork(queues: readonly QueueWithDesks[]): Set<string> {
  const desks = queues.flatMap((queue) => queue.desks);
  return new Set(
    desks.flatMap((desk) => (presenceOf(desk) !== 'away' && desk.staffId ? [desk.staffId] : [])),
  );
}

/** Where a person can be sent on to in one office, and the colleagues of the desk's own. */
export const readTargets: Action<'desk.readTargets'> = async (deps, principal, input) => {
  const { desk } = await deskOfOffice(deps, principal, input.deskId);
  const officeId = input.officeId ?? desk.officeId;
  const at = deps.clock.now();
  const [{ rule }, queues, officials, colleagues] = await Promise.all([
    readOfficeRules(deps.store, desk.office, at),
    deps.store.queuesOfOffice(officeId),
    deps.store.officialsOf(officeId, at),
    deps.store.officialsOf(desk.officeId, at),
  ]);
  if (queues.length === 0) throw new Refusal('NOT_FOUND', 'an office without a queue');
  const ownQueues = officeId === desk.officeId ? queues : await deps.store.queuesOfOffice(desk.officeId);
  const here = atWork(ownQueues);
  const waiting = await Promise.all(queues.map(({ id }) => deps.store.inLine(id)));
  return {
    officeId,
    agreementNeeded: officeId !== desk.officeId && !rule('reception.mayRefuse').value.allowed,
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
    posts: postsOf(officeId, officials),
    colleagues: colleagues
      .filter(({ id }) => id !== desk.staffId)
      .map((one) => ({
        ...{ staffId: one.id, name: personNameOf(one), post: nameOf(one.post) },
        office: officeUnless(desk.officeId, one),
        atWork: here.has(one.id),
      }))
      .sort((a, b) => Number(b.atWork) - Number(a.atWork)),
  };
};
