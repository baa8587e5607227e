import { describe, expect, test } from 'vitest';
import { judge, partsOf, spreadOf, type LinkRow } from '../../server/domain/quality.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 25, 9, 0, second));
const link = (more: Partial<LinkRow> = {}): LinkRow => ({
  ...{ sessionId: 's', participantId: 'p', kind: 'applicant', since: at(0), at: at(60) },
  ...{ soundAfterMs: 300, pictureAfterMs: 400, frozenMs: 0, soundMs: 60_000, concealedMs: 0 },
  ...{ voiceOnly: false, path: 'udp', restarts: 0, roundTripMs: 40 },
  ...{ packetsUp: 3000, lostUp: 0, packetsDown: 3000, lostDown: 0 },
  ...{ microphone: true, cameraWidth: 640, cameraHeight: 480, browser: 'Chrome 118', system: 'Android' },
  ...more,
});
/** Nothing ever came or went over it. */
const bare = (second: number) => link({ since: at(second), soundMs: 0, packetsUp: 0, packetsDown: 0 });
const partOf = (...links: LinkRow[]) => partsOf(links)[0]!;

describe('one person’s part in a talk', () => {
  test('is all of their links together, in the order in which they began', () => {
    const part = partOf(
      link({ since: at(70), at: at(130), soundAfterMs: null, path: 'relay', frozenMs: 3000, restarts: 1 }),
      link({ frozenMs: 3000, lostUp: 1000, packetsUp: 1000 }),
    );
    expect(part).toMatchObject({
      seconds: 120,
      path: 'relay',
      reconnects: 2,
      frozen: 0.05,
      soundAfterMs: 300,
    });
    expect(part.lostUp).toBeCloseTo(0.2);
    expect(part.camera).toEqual({ width: 640, height: 480 });
  });

  test('of a link whose page died without a word the earlier one’s word is kept, and its packets count', () => {
    const untold = { soundMs: 0, cameraWidth: null, cameraHeight: null, browser: '', system: '' };
    const part = partOf(link(), link({ since: at(70), at: at(130), ...untold, lostUp: 6000 }));
    expect(part).toMatchObject({ browser: 'Chrome 118', camera: { width: 640 }, lostUp: 0.5, reconnects: 1 });
  });

  test.each<[string, LinkRow[], number]>([
    ['found the third way only: one outage', [link(), bare(70), bare(80), link({ since: at(90) })], 1],
    ['found none any more', [link(), bare(70), bare(80)], 1],
    ['was let in by the second way: none', [bare(0), link({ since: at(10) })], 0],
    ['was lost twice', [link(), link({ since: at(70) }), bare(80), link({ since: at(90) })], 2],
  ])('of whoever %s', (_words, links, reconnects) => {
    expect(partOf(...links).reconnects).toBe(reconnects);
  });

  test('two people of one talk, and one person in two talks, are parts of their own', () => {
    const parts = partsOf([link(), link({ participantId: 'q' }), link({ sessionId: 't' })]);
    expect(parts).toHaveLength(3);
  });

  test('a link that has just begun divides by nothing', () => {
    const nothing = { soundMs: 0, packetsUp: 0, packetsDown: 0, at: at(0) };
    expect(partOf(link(nothing))).toMatchObject({
      frozen: 0,
      concealed: 0,
      lostUp: 0,
      lostDown: 0,
      seconds: 0,
    });
  });
});

describe('how a part was', () => {
  test.each<[string, Partial<LinkRow>, ReturnType<typeof judge>]>([
    ['nothing to notice', {}, { quality: 'good', causes: [] }],
    ['a little sound made up', { concealedMs: 1800 }, { quality: 'fair', causes: ['sound'] }],
    ['a lot of it', { concealedMs: 9000 }, { quality: 'poor', causes: ['sound'] }],
    ['pictures stood still', { frozenMs: 7000 }, { quality: 'poor', causes: ['picture'] }],
    ['packets lost', { lostDown: 200 }, { quality: 'fair', causes: ['loss'] }],
    ['came anew once', { restarts: 1 }, { quality: 'fair', causes: ['reconnects'] }],
    ['came anew three times', { restarts: 3 }, { quality: 'poor', causes: ['reconnects'] }],
    ['waited for the first sound', { soundAfterMs: 4000 }, { quality: 'fair', causes: ['slowJoin'] }],
    ['the voice alone', { voiceOnly: true }, { quality: 'fair', causes: ['voiceOnly'] }],
  ])('%s', (_words, more, judged) => {
    expect(judge(partOf(link(more)))).toEqual(judged);
  });
});

test('a spread is of what is known', () => {
  expect(spreadOf([null, null])).toBeNull();
  expect(spreadOf([500])).toEqual({ median: 500, p95: 500 });
  const hundred = Array.from({ length: 100 }, (_, index) => (index + 1) * 10);
  expect(spreadOf([null, ...hundred.toReversed()])).toEqual({ median: 500, p95: 950 });
});
