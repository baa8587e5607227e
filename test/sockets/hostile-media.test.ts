import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOSTILE } from '../../media/contract/hostileMedia.ts';
import { page as dtlsOf, picture, voice } from '../../media/contract/sentMedia.ts';
import type { MediasoupMedia } from '../../media/mediasoup/media.ts';
import type { Page } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, join, joinAndSpeak, talkTogether, type Talk } from '../harness/talk.ts';

let server: TestServer;
let talk: Talk;
let at: { visitId: string; epoch: number };
let pids: number[];
const workers = async () =>
  (await (server.deps.media as MediasoupMedia).workers()).map((worker) => worker.pid);

beforeAll(async () => {
  server = await startTestServer();
  talk = await callSomebody(server);
  at = { visitId: talk.visitId, epoch: (await join(talk, talk.applicant.page)).epoch };
  pids = await workers();
});
afterAll(async () => {
  hangUp(talk);
  await server?.stopAll();
});

/** Sent as it is, past every type. */
const send = (page: Page, name: string, input: object) =>
  page.socket.timeout(20_000).emitWithAck(name, { input }) as Promise<{ ok: boolean; code?: string }>;

const REFUSED = expect.objectContaining({
  ok: false,
  code: expect.stringMatching(/^(BAD_INPUT|MEDIA_REFUSED)$/),
});
const fits = ([, , parameters]: (typeof HOSTILE)[number]) => JSON.stringify(parameters).length < 60_000;
/** What is not named by the contract is cut off at the edge, and what is left is a good voice. */
const harmlessOnceStripped = (what: string) =>
  ['parameters without a bottom', 'a key that would poison every object'].includes(what);

describe('a hostile page publishes', () => {
  test.each(HOSTILE.filter(fits).filter(([what]) => !harmlessOnceStripped(what)))(
    '%s, and is refused',
    async (_what, source, rtpParameters) => {
      const { page } = talk.applicant;
      expect(await send(page, 'media.produce', { ...at, source, rtpParameters, paused: false })).toEqual(
        REFUSED,
      );
    },
  );

  test.each(HOSTILE.filter((one) => !fits(one)))(
    '%s, which no socket takes',
    async (_what, source, rtpParameters) => {
      const { page } = await talk.applicant.browser
        .connect({ kind: 'ticket', ticketId: talk.ticketId })
        .then((another) => ({ page: another }));
      const cut = new Promise((resolve) => page.socket.once('disconnect', resolve));
      page.socket.emit('media.produce', { input: { ...at, source, rtpParameters } }, () => {});
      await cut;
      page.socket.disconnect();
    },
  );

  test.each(HOSTILE.filter(([what]) => harmlessOnceStripped(what)))(
    'a voice with %s: the edge cuts that off, and the voice is heard',
    async (_what, source, rtpParameters) => {
      const { page } = talk.applicant;
      const input = { ...at, source, rtpParameters, paused: false };
      expect(await send(page, 'media.produce', input)).toMatchObject({ ok: true });
      await send(page, 'media.stop', { ...at, source });
    },
  );
});

const fingerprint = { algorithm: 'sha-256', value: dtlsOf('b').fingerprints[0]!.value };

test.each([
  ['no fingerprint', { fingerprints: [] }],
  ['a hundred fingerprints', { fingerprints: Array(100).fill(fingerprint) }],
  ['a fingerprint that is a word', { fingerprints: [{ algorithm: 'sha-256', value: 'fingerprint' }] }],
  ['a fingerprint of another length', { fingerprints: [{ algorithm: 'sha-256', value: 'AA:BB' }] }],
  ['a fingerprint cut short', { fingerprints: [{ ...fingerprint, value: fingerprint.value.slice(0, 47) }] }],
  ['an algorithm nobody knows', { fingerprints: [{ ...fingerprint, algorithm: 'md5' }] }],
  ['a role nobody has', { role: 'king', fingerprints: [fingerprint] }],
  ['nothing', null],
])('a hostile page connects with %s, and is refused', async (_what, dtlsParameters) => {
  const input = { ...at, direction: 'recv', dtlsParameters };
  expect(await send(talk.applicant.page, 'media.connect', input)).toEqual(REFUSED);
});

test('a participant starts no track that is not theirs to start: an interpreter shows no screen, an observer says nothing', async () => {
  const other = await callSomebody(server);
  const { page } = other.desk;
  const become = (kind: string) =>
    server.database.owner.query(
      `UPDATE "Participant" SET "kind" = $1::"ParticipantKind" WHERE "sessionId" = $2 AND "staffId" IS NOT NULL`,
      [kind, other.sessionId],
    );
  const publish = async (source: string, rtpParameters: object) => {
    const { epoch } = await page.ask('session.join', {
      ...{ sessionId: other.sessionId, rtpCapabilities: other.rtpCapabilities, ready: [], fresh: true },
    });
    const where = { visitId: other.visitId, epoch };
    return send(page, 'media.produce', { ...where, source, rtpParameters, paused: false });
  };
  await become('interpreter');
  expect(await publish('screen', picture())).toMatchObject({ code: 'FORBIDDEN' });
  expect(await publish('microphone', voice(4_444))).toMatchObject({ ok: true });
  await become('observer');
  expect(await publish('microphone', voice(4_445))).toMatchObject({ code: 'FORBIDDEN' });
  expect((await join(other, other.applicant.page)).consumers).toEqual([]);
  hangUp(other);
});

test('a page takes another direction, stream or consumer than there is, and is refused', async () => {
  const { page } = talk.applicant;
  const dtlsParameters = dtlsOf('a');
  const asked = [
    await send(page, 'media.connect', { ...at, direction: 'both', dtlsParameters }),
    await send(page, 'media.restartIce', { ...at, direction: '__proto__' }),
    await send(page, 'media.warm', { ...at, sctpStreamParameters: { streamId: -1 } }),
    await send(page, 'media.warm', { ...at, sctpStreamParameters: { streamId: 65_536 } }),
    await send(page, 'media.pause', { ...at, source: 'constructor', paused: true }),
    await send(page, 'media.resume', { ...at, consumerId: 'x'.repeat(100), paused: false }),
    await send(page, 'media.restartIce', { ...at, epoch: -1, direction: 'send' }),
    await send(page, 'media.restartIce', { ...at, epoch: 2 ** 40, direction: 'send' }),
  ];
  for (const answer of asked) expect(answer).toEqual(REFUSED);
});

const codec = { kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 };
test.each([
  ['nothing', null],
  ['a list', []],
  ['no codecs', { headerExtensions: [] }],
  ['a hundred codecs', { codecs: Array(100).fill(codec), headerExtensions: [] }],
  ['a codec of no kind', { codecs: [{ ...codec, kind: 'smell' }], headerExtensions: [] }],
  ['a negative clock', { codecs: [{ ...codec, clockRate: -1 }], headerExtensions: [] }],
])('a device that can hear %s does not join', async (_what, rtpCapabilities) => {
  const input = { sessionId: talk.sessionId, rtpCapabilities, ready: [] };
  const answer = await send(talk.desk.page, 'session.join', input);
  expect(answer).toEqual(REFUSED);
});

test('a device that can decode nothing joins, hears nothing, and spoils nothing for the others', async () => {
  const deaf = await callSomebody(server);
  await joinAndSpeak(deaf, deaf.desk.page, 3333);
  const rtpCapabilities = { codecs: [], headerExtensions: [] };
  const { page } = deaf.applicant;
  const joined = await page.ask('session.join', { sessionId: deaf.sessionId, rtpCapabilities, ready: [] });
  expect(joined.consumers).toEqual([]);
  hangUp(deaf);
});

test.each([
  ['a codec without what names it', { codecs: [codec], headerExtensions: [] }],
  [
    'a header extension of no number',
    { codecs: [], headerExtensions: [{ kind: 'audio', uri: 'urn:x', preferredId: 0 }] },
  ],
  [
    'a poisoned codec',
    JSON.parse(
      '{"codecs":[{"kind":"audio","mimeType":"audio/opus","clockRate":48000,"parameters":{"__proto__":{"polluted":1}}}],"headerExtensions":[]}',
    ),
  ],
])(
  'a device that says it hears %s cannot keep the official from speaking',
  async (_what, rtpCapabilities) => {
    const odd = await callSomebody(server);
    const input = { sessionId: odd.sessionId, rtpCapabilities, ready: [] };
    await send(odd.applicant.page, 'session.join', input);
    const { epoch } = await joinAndSpeak(odd, odd.desk.page, 4444);
    expect(epoch).toBeGreaterThan(0);
    expect(await send(odd.applicant.page, 'session.join', input)).toMatchObject({ ok: true });
    hangUp(odd);
  },
);

test('a page that writes ids in capitals means the same visit: it keeps its place and opens no second room', async () => {
  const loud = await callSomebody(server);
  const { page } = loud.applicant;
  const { admission } = await join(loud, page);
  const { rtpCapabilities, visitId } = loud;
  const prepared = await page.ask('media.prepare', { visitId: visitId.toUpperCase(), rtpCapabilities });
  expect(prepared.admission).toEqual(admission);
  const rooms = (await server.deps.media.list()).map(({ room }) => room);
  expect(rooms).toContain(visitId);
  expect(rooms).not.toContain(visitId.toUpperCase());
  hangUp(loud);
});

test('a stream whose name only looks like one is refused as it is, not put down to a weak server', async () => {
  for (const stream of [`queue:${'-'.repeat(36)}`, `line:${'-'.repeat(36)}`, `session:${'0'.repeat(36)}`]) {
    await expect(talk.desk.page.watch(stream)).rejects.toThrow('BAD_INPUT');
  }
});

test('after all this the same media worker serves the next two people', async () => {
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect(await workers()).toEqual(pids);
  const next = await callSomebody(server);
  await talkTogether(next);
  const { page } = next.applicant;
  expect((await join(next, page)).consumers).toHaveLength(1);
  hangUp(next);
});
