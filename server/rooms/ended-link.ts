import type { Logger } from 'pino';
import type { LinkQuality, Media, RoomRef } from '../../media/port.ts';
import type { Clock } from '../actions/ports/clock.ts';
import type { Member } from './member.ts';
import { within } from './of-engine.ts';

/** A link that is over, as the engine has counted it; `speaks`: with a microphone. */
export type EndedLink = Pick<Member, 'participantId' | 'kind'> & {
  visitId: string;
  since: Date;
  at: Date;
  link: LinkQuality;
  speaks: boolean;
};

type Needs = { media: Media; clock: Clock; log: Logger };

const COUNT_BUDGET_MS = 1_000;
/** A restart that new transports follow so soon has not helped: both are of one outage, and the new link stands for it. */
const ONE_OUTAGE_MS = 10_000;

/**
 * What the engine has counted of a link that is about to go is told to `keep`, whether or not its page ever told of it.
 * The writing is not waited for: figures hold nobody up, and the link ends as well without.
 */
export async function countEndedLink(
  { media, clock, log }: Needs,
  ref: RoomRef,
  { participantId, kind, since, producers, lostAt, restartedAt, comesAnew }: Member & { comesAnew: boolean },
  keep: (ended: EndedLink) => Promise<void>,
): Promise<void> {
  if (!since) return;
  const uncounted = (err: unknown) => log.warn({ err, visitId: ref.room }, 'a link ended uncounted');
  try {
    const counted = await within(COUNT_BUDGET_MS, media.quality({ ...ref, participant: participantId }));
    const now = clock.now();
    const at = lostAt ?? now;
    const inVain = comesAnew && restartedAt !== null && now.getTime() - restartedAt.getTime() < ONE_OUTAGE_MS;
    const link = inVain ? { ...counted, restarts: Math.max(0, counted.restarts - 1) } : counted;
    const speaks = producers.has('microphone');
    void keep({ visitId: ref.room, participantId, kind, since, at, link, speaks }).catch(uncounted);
  } catch (error) {
    uncounted(error);
  }
}
