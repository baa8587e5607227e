import { estimateWait } from './estimate.ts';
import { counts, type Place } from './place.ts';
import type { DeskPresence } from './presence.ts';
import { compareOrder, type OrderKey, type QueueChanged } from './queue.ts';

/** Why a place or a wait is not what it was. The desk is named where one desk is the reason. */
export type Why =
  | { kind: 'desk_closed' | 'desk_opened'; desk: string }
  | { kind: 'desk_paused'; desk: string; reason: string | null }
  | {
      kind: 'out_of_turn' | 'booked' | 'arrivals' | 'returned' | 'talks_longer' | 'talks_shorter' | 'nearer';
    };
export type WhyKind = Why['kind'];

/** What the page knew of the queue at one moment. */
export type Seen = { place: Place; desks: readonly DeskPresence[] };

/**
 * Why a person's place or wait moved, from nothing but what their page hears anyway; all reasons that one change holds.
 * Nobody is named: somebody's right to go first (O87-9) is told, not whose.
 */
export function whyMoved(before: Seen, after: Seen, { changes }: QueueChanged, own: OrderKey): Why[] {
  const came = changes.filter(([way, key]) => way === 'in' && counts(key, own)).map(([, key]) => key);
  return [
    ...desksMoved(before.desks, after.desks),
    ...placeMoved(after.place.ahead - before.place.ahead, came, own),
    ...talksChanged(before.place, after.place),
  ];
}

function placeMoved(by: number, came: readonly OrderKey[], own: OrderKey): Why[] {
  if (by < 0) return [{ kind: 'nearer' }];
  if (by === 0) return [];
  const bands = (['out_of_turn', 'booked', 'arrivals'] as const).filter((_, band) =>
    came.some((key) => key[0] === band && key[0] !== own[0]),
  );
  const returned = came.some((key) => key[0] === own[0] && compareOrder(key, own) < 0);
  return [...bands, ...(returned ? (['returned'] as const) : [])].map((kind) => ({ kind }));
}

const receives = ({ presence }: DeskPresence) => presence === 'receiving' || presence === 'in_session';

/** A desk that goes from one talk to the next has not changed for those who wait. */
function desksMoved(before: readonly DeskPresence[], after: readonly DeskPresence[]): Why[] {
  const names = new Set([...before, ...after].map(({ desk }) => desk));
  return [...names].flatMap((name): Why[] => {
    const was = before.find(({ desk }) => desk === name);
    const is = after.find(({ desk }) => desk === name);
    const received = was !== undefined && receives(was);
    if (is && receives(is)) return received ? [] : [{ kind: 'desk_opened', desk: name }];
    if (!received) return [];
    if (is?.presence !== 'paused') return [{ kind: 'desk_closed', desk: name }];
    return [{ kind: 'desk_paused', desk: name, reason: is.reason }];
  });
}

/** Less than this is noise: talks differ, and a person cannot do anything with a minute. */
const TELLING_MINUTES = 3;
const TELLING_SHARE = 0.15;

/** The same place at the same desks and without a break, with the talks as they were and as they are. */
function talksChanged(before: Place, after: Place): Why[] {
  const { openDesks } = after.estimate;
  const foretold = ({ estimate }: Place) =>
    estimateWait(after.ahead, { ...estimate, openDesks, nextBreak: null }, 0);
  const [was, is] = [foretold(before), foretold(after)];
  if (!was || !is) return [];
  const by = is.high - was.high;
  if (Math.abs(by) < Math.max(TELLING_MINUTES, was.high * TELLING_SHARE)) return [];
  return [{ kind: by > 0 ? 'talks_longer' : 'talks_shorter' }];
}

/** What makes a wait longer is asked about first; that the line moves on shows by itself. */
const IMPORTANT_FIRST: readonly WhyKind[] = [
  'desk_closed',
  'desk_paused',
  'out_of_turn',
  'booked',
  'arrivals',
  'returned',
  'desk_opened',
  'talks_longer',
  'talks_shorter',
  'nearer',
];

/** A reason and when it was heard, in ms since 1970. */
export type Heard = { why: Why; at: number };

/** Each reason is worth telling for this long. */
export const TOLD_FOR_MS = 60_000;

/** What is still worth telling after more was heard: what a desk or the talks do now takes the place of what they did before. */
export function heardAfter(heard: readonly Heard[], news: readonly Why[], at: number): Heard[] {
  const kept = heard.filter((one) => at - one.at < TOLD_FOR_MS && !news.some((why) => tells(why, one.why)));
  return [...kept, ...news.map((why) => ({ why, at }))];
}

function tells(news: Why, old: Why): boolean {
  if ('desk' in news || 'desk' in old) return 'desk' in news && 'desk' in old && news.desk === old.desk;
  const ofTalks = (kind: WhyKind) => kind === 'talks_longer' || kind === 'talks_shorter';
  return news.kind === old.kind || (ofTalks(news.kind) && ofTalks(old.kind));
}

/** The one reason to show: the most important of the last minute, and of equals the newest. */
export function mostImportant(heard: readonly Heard[], at: number): Heard | null {
  const fresh = heard.filter((one) => at - one.at < TOLD_FOR_MS);
  const rank = ({ why }: Heard) => IMPORTANT_FIRST.indexOf(why.kind);
  return fresh.sort((a, b) => rank(a) - rank(b) || b.at - a.at)[0] ?? null;
}
