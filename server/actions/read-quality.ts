import { dayText, localDay } from '../domain/business-day.ts';
import { judge, partsOf, spreadOf, type LinkRow } from '../domain/quality.ts';
import { QUALITIES, type PartView } from '../contract/quality.ts';
import type { Action } from './action.ts';
import { administeredBy } from './administered.ts';
import type { Store } from './ports/store.ts';
import { nameOf } from './views.ts';

const DAY_MS = 24 * 3_600_000;
/** So many links are read at most, and so many parts are shown one by one. */
const READ = 20_000;
const SHOWN = 400;

type Row = Awaited<ReturnType<Store['qualitySince']>>[number];
type Judged = ReturnType<typeof judged>[number];

/** How talks were in the offices of an administrator: in figures, by day, and the latest one by one. */
export const readQuality: Action<'quality.read'> = async (deps, principal, { days }) => {
  const { paths } = administeredBy(principal);
  const since = new Date(deps.clock.now().getTime() - days * DAY_MS);
  const parts = judged(await deps.store.qualitySince(paths, since, READ));
  const through = (path: string) => parts.filter((part) => part.path === path).length;
  return {
    talks: new Set(parts.map(({ sessionId }) => sessionId)).size,
    parts: parts.length,
    good: parts.filter(({ quality }) => quality === 'good').length,
    sound: spreadOf(parts.map(({ soundAfterMs }) => soundAfterMs)),
    picture: spreadOf(parts.map(({ pictureAfterMs }) => pictureAfterMs)),
    reconnected: parts.filter(({ reconnects }) => reconnects > 0).length,
    paths: { udp: through('udp'), tcp: through('tcp'), relay: through('relay') },
    days: byDay(parts),
    latest: parts.slice(0, SHOWN).map(viewOf),
  };
};

const judged = (rows: readonly (Row & LinkRow)[]) =>
  partsOf(rows)
    .map((part) => ({ ...part, ...judge(part) }))
    .sort((a, b) => b.since.getTime() - a.since.getTime());

function byDay(parts: readonly Judged[]) {
  const days = Map.groupBy(parts, ({ since, last }) => dayText(localDay(since, last.office.timeZone)));
  return [...days]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([day, of]) => ({
      day,
      ...(Object.fromEntries(
        QUALITIES.map((quality) => [quality, of.filter((part) => part.quality === quality).length]),
      ) as Record<(typeof QUALITIES)[number], number>),
    }));
}

const viewOf = ({ last, since, at: _, sessionId: __, ...part }: Judged): PartView => ({
  ...part,
  at: since.toISOString(),
  officeName: nameOf(last.office),
});
