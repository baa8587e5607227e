import type { Logger } from 'pino';
import type { LinkQuality, Media, RoomRef } from '../../media/port.ts';
import type { Clock } from '../actions/ports/clock.ts';
import type { Settings } from '../actions/settings.ts';
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

type Needs = {
  media: Media;
  clock: Clock;
  log: Logger;
  settings: Pick<Settings, 'mediaCountMs' | 'mediaInVainMs'>;
};

/**
 * What the engine has counted of a link that is about to go is told to `keep`, whether or not its page ever told of it.
 * The writing is not waited for: figures hold nobody up, and the link ends as well without.
 */
export async function countEndedLink(
  { media, clock, log, settings }: Needs,
  ref: RoomRef,
  { participantId, kind, since, producers, lostAt, restartedAt, comesAnew }: Member & { comesAnew: boolean },
  keep: (ended: EndedLink) => Promise<void>,
): Promise<void> {
  if (!since) return;
  const uncounted = (err: unknown) => log.warn({ err, visitId: ref.room }, 'a link ended uncounted');
  try {
    const counted = await within(
      settings.mediaCountMs,
      media.quality({ ...ref, participant: participantId }),
    );
    const now = clock.now();
    const at = lostAt ?? now;
    const sinceRestart = restartedAt === null ? Infinity : now.getTime() - restartedAt.getTime();
    const inVain = comesAnew && sinceRestart < settings.mediaInVainMs;
    const link = inVain ? { ...counted, restarts: Math.max(0, counted.restarts - 1) } : counted;
    const speaks = producers.has('microphone');
    void keep({ visitId: ref.room, participantId, kind, since, at, link, speaks }).catch(uncounted);
  } catch (error) {
    uncounted(error);
  }
}
