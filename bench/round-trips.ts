import type { Frame } from './join-page.ts';

type Asked = { name: string; sentAt: number; answeredAt: number };

/**
 * What a join waits for before it goes on. The rest of a join's messages (connect, produce, resume) go out one behind
 * another without waiting, and the page's own readings decide nothing about sound and picture.
 */
const WAITED_FOR = ['media.capabilities', 'media.prepare', 'session.join'];

/** The questions of a page that were answered between the two moments, with their times on the page's clock. */
export function askedBetween(frames: readonly Frame[], from: number, to: number): Asked[] {
  return frames.flatMap(({ way, at, text }) => {
    const sent = way === 'out' && /^42(\d+)\["([\w.]+)"/.exec(text);
    if (!sent) return [];
    const answer = frames.find(
      (one) => one.way === 'in' && one.at >= at && one.text.startsWith(`43${sent[1]}[`),
    );
    return answer && answer.at > from && at < to
      ? [{ name: sent[2]!, sentAt: at, answeredAt: answer.at }]
      : [];
  });
}

/** The longest chain of questions of which each was sent only after the answer of the one before had come. */
export function roundTrips(asked: readonly Asked[], names: readonly string[] = WAITED_FOR): number {
  const depths = new Map<Asked, number>();
  for (const one of asked.filter(({ name }) => names.includes(name))) {
    const before = [...depths].filter(([{ answeredAt }]) => answeredAt <= one.sentAt);
    depths.set(one, 1 + Math.max(0, ...before.map(([, depth]) => depth)));
  }
  return Math.max(0, ...depths.values());
}
