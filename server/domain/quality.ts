import type { LinkPath, Quality, QualityCause } from '../contract/quality.ts';
import type { ParticipantKind } from '../contract/session-state.ts';

/** One link of a person's page to a talk; milliseconds, and RTP packets. */
export type LinkRow = {
  sessionId: string;
  participantId: string;
  kind: ParticipantKind;
  since: Date;
  at: Date;
  soundAfterMs: number | null;
  pictureAfterMs: number | null;
  frozenMs: number;
  soundMs: number;
  concealedMs: number;
  voiceOnly: boolean;
  path: string | null;
  restarts: number;
  roundTripMs: number | null;
  packetsUp: number;
  lostUp: number;
  packetsDown: number;
  lostDown: number;
  microphone: boolean;
  cameraWidth: number | null;
  cameraHeight: number | null;
  browser: string;
  system: string;
};

/** One person's part in one talk: all of its links together. Shares are 0…1. */
export type Part = Pick<
  LinkRow,
  'kind' | 'at' | 'soundAfterMs' | 'pictureAfterMs' | 'roundTripMs' | 'microphone' | 'browser' | 'system'
> & {
  sessionId: string;
  since: Date;
  seconds: number;
  path: LinkPath | null;
  frozen: number;
  concealed: number;
  lostUp: number;
  lostDown: number;
  reconnects: number;
  voiceOnly: boolean;
  camera: { width: number; height: number } | null;
};

/** From where on something is noticed, and from where on a talk suffers by it. */
const LIMITS = {
  concealed: { fair: 0.02, poor: 0.1 },
  frozen: { fair: 0.03, poor: 0.1 },
  lost: { fair: 0.05, poor: 0.15 },
  reconnects: { fair: 1, poor: 3 },
  joinMs: { fair: 3_000, poor: 10_000 },
} as const;

/** @param links of any people and talks, in any order */
export function partsOf<R extends LinkRow>(links: readonly R[]): (Part & { last: R })[] {
  const byPerson = Map.groupBy(links, ({ sessionId, participantId }) => `${sessionId} ${participantId}`);
  return [...byPerson.values()].map((mine) => {
    const inOrder = mine.toSorted((a, b) => a.since.getTime() - b.since.getTime());
    return partOf(inOrder);
  });
}

function partOf<R extends LinkRow>(links: readonly R[]): Part & { last: R } {
  const [first, last] = [links[0]!, links.at(-1)!];
  const sum = (of: (link: R) => number) => links.reduce((all, link) => all + of(link), 0);
  const milliseconds = sum(({ since, at }) => at.getTime() - since.getTime());
  // A page that died before its first word has told of no browser and of no device.
  const told = links.findLast(({ browser }) => browser !== '') ?? last;
  const { cameraWidth: width, cameraHeight: height } = told;
  return {
    last,
    sessionId: first.sessionId,
    kind: first.kind,
    since: first.since,
    at: last.at,
    seconds: Math.round(milliseconds / 1000),
    soundAfterMs: links.find((one) => one.soundAfterMs !== null)?.soundAfterMs ?? null,
    pictureAfterMs: links.find((one) => one.pictureAfterMs !== null)?.pictureAfterMs ?? null,
    path: (links.findLast(({ path }) => path !== null)?.path ?? null) as LinkPath | null,
    frozen: share(
      sum(({ frozenMs }) => frozenMs),
      milliseconds,
    ),
    concealed: share(
      sum(({ concealedMs }) => concealedMs),
      sum(({ soundMs }) => soundMs),
    ),
    lostUp: lossOf(
      sum(({ lostUp }) => lostUp),
      sum(({ packetsUp }) => packetsUp),
    ),
    lostDown: lossOf(
      sum(({ lostDown }) => lostDown),
      sum(({ packetsDown }) => packetsDown),
    ),
    roundTripMs: links.findLast(({ roundTripMs }) => roundTripMs !== null)?.roundTripMs ?? null,
    reconnects: newLinksOf(links) + sum(({ restarts }) => restarts),
    voiceOnly: links.some(({ voiceOnly }) => voiceOnly),
    microphone: told.microphone,
    camera: width && height ? { width, height } : null,
    browser: told.browser,
    system: told.system,
  };
}

/**
 * Outages that took new transports. A link over which nothing ever came or went is a rung of the ladder that did not hold:
 * the one after it is of the same outage, or of the same way in.
 */
const newLinksOf = (links: readonly LinkRow[]): number =>
  links.slice(0, -1).filter(({ packetsUp, packetsDown, soundMs }) => packetsUp + packetsDown + soundMs > 0)
    .length;

const share = (part: number, whole: number): number => (whole > 0 ? Math.min(1, part / whole) : 0);
/** Packets that arrived and packets that did not are the whole. */
const lossOf = (lost: number, arrived: number): number => share(lost, lost + arrived);

/** How a person's part in a talk was, and what was not good. Most causes are worth a word by themselves. */
export function judge(part: Part): { quality: Quality; causes: QualityCause[] } {
  const measured: [QualityCause, number, { fair: number; poor: number }][] = [
    ['sound', part.concealed, LIMITS.concealed],
    ['picture', part.frozen, LIMITS.frozen],
    ['loss', Math.max(part.lostUp, part.lostDown), LIMITS.lost],
    ['reconnects', part.reconnects, LIMITS.reconnects],
    ['slowJoin', part.soundAfterMs ?? part.pictureAfterMs ?? 0, LIMITS.joinMs],
    ['voiceOnly', part.voiceOnly ? 1 : 0, { fair: 1, poor: 2 }],
  ];
  const noticed = measured.filter(([, value, { fair }]) => value >= fair);
  const suffered = noticed.some(([, value, { poor }]) => value >= poor);
  return {
    quality: suffered ? 'poor' : noticed.length > 0 ? 'fair' : 'good',
    causes: noticed.map(([cause]) => cause),
  };
}

/** The nearest-rank percentiles of what is known; null when nothing is. */
export function spreadOf(values: readonly (number | null)[]): { median: number; p95: number } | null {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  if (known.length === 0) return null;
  const at = (p: number) => known[Math.max(0, Math.ceil(p * known.length) - 1)]!;
  return { median: at(0.5), p95: at(0.95) };
}
