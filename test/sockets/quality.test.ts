import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import type { Principal } from '../../server/domain/principal.ts';
import { doAs } from '../harness/asking.ts';
import { QUALITY } from '../harness/quality.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { callSomebody, hangUp, join, talkTogether, type Talk } from '../harness/talk.ts';

let server: TestServer;
const talks: Talk[] = [];
beforeAll(async () => void (server = await startTestServer({ settings: { mediaGraceMs: 500 } })));
afterEach(() => talks.splice(0).forEach(hangUp));
afterAll(() => server?.stopAll());

async function begin(): Promise<Talk> {
  const talk = await callSomebody(server);
  talks.push(talk);
  return talk;
}

async function administratorOf(officeId: string): Promise<Principal> {
  const { rows } = await server.database.owner.query('SELECT "path" FROM "Office" WHERE "id" = $1', [
    officeId,
  ]);
  return {
    ...{ kind: 'staff', staffId: demo.staff.arman, staffSessionId: demo.staff.arman, officeId },
    grants: [{ role: 'administrator', officeId, officePath: rows[0].path as string }],
  };
}
const read = async (officeId: string) =>
  doAs(server, await administratorOf(officeId), 'quality.read', { days: 7 });

test('what a page tells of its link is kept, and told again it takes the place of what was kept', async () => {
  const talk = await begin();
  const { epoch } = await talkTogether(talk);
  const at = { visitId: talk.visitId, epoch };
  const before = await read(demo.offices.almalyDistrict);
  const { page } = talk.applicant;
  await page.ask('media.quality', { ...at, ...QUALITY });
  await page.ask('media.quality', { ...at, ...QUALITY, soundMs: 90_000, concealedMs: 45_000 });
  await talk.desk.page.ask('media.quality', { ...at, ...QUALITY, soundAfterMs: 12_000 });
  const { latest, ...figures } = await read(demo.offices.almalyDistrict);
  expect(figures.parts - before.parts).toBe(2);
  expect(figures.talks - before.talks).toBe(1);
  const [applicant, official] = ['applicant', 'official'].map((kind) =>
    latest.find((one) => one.kind === kind),
  );
  expect(applicant).toMatchObject({ concealed: 0.5, quality: 'poor', causes: ['sound'], reconnects: 0 });
  expect(applicant).toMatchObject({ browser: 'Chrome 118', system: 'Android', camera: QUALITY.camera });
  expect(official).toMatchObject({ soundAfterMs: 12_000, quality: 'poor', causes: ['slowJoin'] });
});

test('a page that comes anew is the same part, with one reconnect more', async () => {
  const talk = await begin();
  const { epoch } = await talkTogether(talk);
  const { page } = talk.applicant;
  await page.ask('media.quality', { visitId: talk.visitId, epoch, ...QUALITY });
  const { sessionId, rtpCapabilities } = talk;
  const again = await page.ask('session.join', { sessionId, rtpCapabilities, ready: [], fresh: true });
  const anew = { visitId: talk.visitId, epoch: again.epoch, ...QUALITY, soundAfterMs: null };
  await page.ask('media.quality', anew);
  const { latest } = await read(demo.offices.almalyDistrict);
  expect(latest[0]).toMatchObject({ reconnects: 1, soundAfterMs: 340, causes: ['reconnects'] });
});

test('a path whose restart does not help and that new transports take the place of is one reconnect; one that it helped is its own', async () => {
  const talk = await begin();
  const { epoch } = await talkTogether(talk);
  const { visitId, sessionId, rtpCapabilities } = talk;
  const { page } = talk.applicant;
  const at = { visitId, epoch };
  const report = { ...at, ...QUALITY };
  const restart = async () => {
    for (const direction of ['send', 'recv'] as const)
      await page.ask('media.restartIce', { ...at, direction });
  };
  const comeAnew = () => page.ask('session.join', { sessionId, rtpCapabilities, ready: [], fresh: true });
  const reconnects = async () => (await read(demo.offices.almalyDistrict)).latest[0]?.reconnects;
  await page.ask('media.quality', report);
  await restart();
  server.clock.advance(5_000);
  await comeAnew();
  await page.ask('media.quality', report);
  await expect.poll(reconnects).toBe(1);
  await restart();
  server.clock.advance(60_000);
  await comeAnew();
  await page.ask('media.quality', report);
  await expect.poll(reconnects).toBe(3);
});

test('the last word of a link that broke is kept with it, though another link has its place, and by its own person alone', async () => {
  const talk = await begin();
  const { epoch } = await talkTogether(talk);
  const { visitId, sessionId, rtpCapabilities } = talk;
  const { page } = talk.applicant;
  const report = { visitId, epoch, ...QUALITY };
  const [broken, anew] = [
    await join(talk, page),
    await page.ask('session.join', { sessionId, rtpCapabilities, ready: [], fresh: true }),
  ];
  const linkId = broken.admission.send.id;
  const links = async () => {
    const { rows } = await server.database.owner.query(
      `SELECT "id", "soundMs", "path" FROM "MediaQuality" WHERE "sessionId" = $1 ORDER BY "since"`,
      [sessionId],
    );
    return rows as unknown[];
  };
  await expect.poll(links).toEqual([{ id: linkId, soundMs: 0, path: null }]);
  await page.ask('media.quality', { ...report, linkId, soundMs: 75_000, relayed: true });
  await page.ask('media.quality', { ...report, linkId: anew.admission.send.id, soundMs: 1_000 });
  await talk.desk.page.ask('media.quality', { ...report, linkId, soundMs: 5 });
  const kept = [
    { id: linkId, soundMs: 75_000, path: 'relay' },
    { id: anew.admission.send.id, soundMs: 1_000, path: null },
  ];
  expect(await links()).toEqual(kept);
});

test('of pages that die without a word the engine’s own figures are kept, and of one that had told its word stays', async () => {
  const talk = await begin();
  const { epoch } = await talkTogether(talk);
  const { visitId, sessionId, desk } = talk;
  await desk.page.ask('media.quality', { visitId, epoch, ...QUALITY });
  for (const { page } of [talk.applicant, desk]) {
    for (const direction of ['send', 'recv'] as const) {
      await page.ask('media.restartIce', { visitId, epoch, direction });
    }
  }
  hangUp(talk);
  const links = async () => {
    const { rows } = await server.database.owner.query(
      `SELECT "kind", "browser", "soundMs", "restarts", "microphone" FROM "MediaQuality" WHERE "sessionId" = $1 ORDER BY "kind"`,
      [sessionId],
    );
    return rows as unknown[];
  };
  await expect.poll(links).toEqual([
    { kind: 'applicant', browser: '', soundMs: 0, restarts: 1, microphone: true },
    { kind: 'official', browser: 'Chrome 118', soundMs: 60_000, restarts: 1, microphone: true },
  ]);
});

test('nobody reports before they have joined, of a talk that is over, or from a page that lost its place', async () => {
  const talk = await begin();
  const { visitId, sessionId, rtpCapabilities } = talk;
  const { page, browser } = talk.applicant;
  const { epoch } = await page.ask('media.prepare', { visitId, rtpCapabilities });
  const report = { visitId, epoch, ...QUALITY };
  await expect(page.ask('media.quality', report)).rejects.toThrow('NO_SESSION');
  await join(talk, page);
  await page.ask('media.quality', report);
  const other = await browser.connect({ kind: 'ticket', ticketId: talk.ticketId });
  await other.ask('session.join', { sessionId, rtpCapabilities, ready: [], pressed: true });
  await expect(page.ask('media.quality', report)).rejects.toThrow('MEDIA_STALE');
});

test('administrators elsewhere see nothing of it, and nobody sees who it was', async () => {
  const talk = await begin();
  const { epoch } = await talkTogether(talk);
  await talk.applicant.page.ask('media.quality', { visitId: talk.visitId, epoch, ...QUALITY });
  expect(await read(demo.offices.astana)).toMatchObject({ parts: 0, latest: [], sound: null, days: [] });
  const own = JSON.stringify(await read(demo.offices.almalyDistrict));
  for (const secret of [talk.visitId, talk.sessionId, talk.ticketId]) expect(own).not.toContain(secret);
});

test('/metrics tells how long people waited for the first sound, and over which paths they came', async () => {
  const talk = await begin();
  const { epoch } = await talkTogether(talk);
  const report = { visitId: talk.visitId, epoch, ...QUALITY };
  const figures = async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    const of = (line: string) => Number(text.match(new RegExp(`^${line} (.*)$`, 'm'))?.[1] ?? 0);
    return {
      joins: of('qabyldau_join_seconds_count\\{what="sound"\\}'),
      links: of('qabyldau_media_links_total\\{path="none"\\}'),
      heard: of('qabyldau_media_seconds_total\\{what="heard"\\}'),
    };
  };
  const before = await figures();
  await talk.desk.page.ask('media.quality', report);
  await talk.desk.page.ask('media.quality', { ...report, soundMs: report.soundMs + 5000 });
  const after = await figures();
  expect(after.joins - before.joins).toBe(1);
  expect(after.links - before.links).toBe(1);
  expect(after.heard - before.heard).toBe(65);
});
