import { errorOf } from '../domain/forecast.ts';
import { holdsRole } from '../domain/principal.ts';
import type { Action } from './action.ts';
import { administeredBy } from './administered.ts';
import type { Forecast } from './reads/estimate.ts';
import { nameOf } from './views.ts';

const DAY_MS = 24 * 3_600_000;
/** So many waits are judged at most, and so many of a queue are shown one by one. */
const JUDGED = 20_000;
const SHOWN = 400;

/** How well waits were foretold in the offices of an administrator, queue by queue. */
export const readErrors: Action<'estimate.readErrors'> = async (deps, principal, { days }) => {
  const { staff, paths } = administeredBy(principal);
  const since = new Date(deps.clock.now().getTime() - days * DAY_MS);
  const [forecasts, queues] = await Promise.all([
    deps.store.forecasts(paths, since, JUDGED),
    deps.store.allQueues(),
  ]);
  const own = queues.filter(({ office }) => holdsRole(staff, 'administrator', office.path));
  return {
    queues: own.map((queue) => {
      const of = forecasts.filter(({ queueId }) => queueId === queue.id);
      return {
        queueId: queue.id,
        name: nameOf(queue),
        officeName: nameOf(queue.office),
        ...errorOf(of),
        points: of.slice(0, SHOWN).map(pointOf),
      };
    }),
  };
};

const pointOf = ({ foretoldAt, foretoldLow, foretoldHigh, waitedSeconds }: Forecast) => ({
  at: foretoldAt.toISOString(),
  low: foretoldLow,
  high: foretoldHigh,
  waited: Math.max(0, Math.round(waitedSeconds)),
});
