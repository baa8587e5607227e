import Bowser from 'bowser';
import type { LinkQuality } from '../../media/port.ts';
import type { LinkPath, QualityReport } from '../contract/quality.ts';
import { Refusal } from '../contract/errors.ts';
import type { EndedLink } from '../rooms/ended-link.ts';
import type { Place } from '../rooms/signals.ts';
import type { Action } from './action.ts';
import type { Deps } from './ports/deps.ts';
import { placeOf } from './signal-media.ts';

/**
 * Keeps how a page's link to its talk is: its own word of what came to ears and eyes, and the engine's of the packets.
 * The page holds its place, so it can report of nobody else; nothing is decided by it.
 */
export const reportQuality: Action<'media.quality'> = async (deps, principal, report, call) => {
  const place = placeOf(principal, report, call);
  const present = await deps.rooms.signals.quality(place, report);
  if (!present) return keepLastWord(deps, place, report);
  const { kind, since, link, before } = present;
  const talk = await deps.store.talkNow(report.visitId);
  if (!talk) throw new Refusal('SESSION_ENDED');
  const path = pathOf(report, link.protocol);
  await deps.store.keepQuality({
    id: link.linkId,
    officeId: talk.officeId,
    sessionId: talk.id,
    participantId: place.participantId,
    kind,
    since,
    at: deps.clock.now(),
    ...toldOf(report),
    path,
    ...countedOf(link),
  });
  deps.linkMetrics.told(report, before, path);
  return {};
};

/** A link breaks before its page can say how it was: what the engine has counted of it was kept as it ended, and stays. */
async function keepLastWord(
  { store }: Pick<Deps, 'store'>,
  { visitId, participantId }: Place,
  report: QualityReport,
): Promise<Record<string, never>> {
  const link = { id: report.linkId!, visitId, participantId };
  await store.keepLastWord(link, { ...toldOf(report), ...(report.relayed && { path: 'relay' }) });
  return {};
}

/**
 * Keeps what the engine has counted of a link that is over. A page that died, or never told anything, has a part in the talk
 * as well: of ears and eyes nothing is known of it, and no browser.
 */
export async function keepEndedLink(
  deps: Pick<Deps, 'store'>,
  { visitId, participantId, kind, since, at, link, speaks }: EndedLink,
): Promise<void> {
  const talk = await deps.store.talkAt(visitId, since);
  if (!talk) return;
  await deps.store.keepEndedLink({
    ...{ id: link.linkId, officeId: talk.officeId, sessionId: talk.id, participantId, kind, since, at },
    ...UNTOLD,
    path: link.protocol,
    ...countedOf(link),
    microphone: speaks,
  });
}

const UNTOLD = {
  ...{ soundAfterMs: null, pictureAfterMs: null, freezes: 0, frozenMs: 0, soundMs: 0, concealedMs: 0 },
  ...{ voiceOnly: false, cameraWidth: null, cameraHeight: null, browser: '', system: '' },
};

const countedOf = ({ restarts, roundTripMs, up, down }: LinkQuality) => ({
  restarts,
  roundTripMs: roundTripMs === null ? null : Math.round(roundTripMs),
  packetsUp: up.packets,
  lostUp: up.lost,
  packetsDown: down.packets,
  lostDown: down.lost,
});

/** That a path goes through a relay is known to the page alone. */
function pathOf({ relayed }: QualityReport, protocol: 'udp' | 'tcp' | null): LinkPath | null {
  return protocol && relayed ? 'relay' : protocol;
}

const toldOf = (report: QualityReport) => {
  const { soundAfterMs, pictureAfterMs, freezes, frozenMs, soundMs, concealedMs, voiceOnly } = report;
  return {
    ...{ soundAfterMs, pictureAfterMs, freezes, frozenMs, soundMs, voiceOnly },
    concealedMs: Math.min(concealedMs, soundMs),
    microphone: report.microphone,
    cameraWidth: report.camera?.width ?? null,
    cameraHeight: report.camera?.height ?? null,
    ...programOf(report.userAgent),
  };
};

/** The names of browser and system with the number of the version: what a fault may depend on, and nothing finer. */
function programOf(userAgent: string): { browser: string; system: string } {
  if (userAgent === '') return { browser: '', system: '' };
  const { browser, os } = Bowser.parse(userAgent);
  const major = browser.version?.split('.')[0];
  return {
    browser: [browser.name, major].filter(Boolean).join(' ').slice(0, 40),
    system: (os.name ?? '').slice(0, 40),
  };
}
