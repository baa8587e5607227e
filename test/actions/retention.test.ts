import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { takeTicket } from '../harness/people.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';

const DAY_MS = 24 * 3_600_000;

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

const sweep = () => server.jobs.runNow('retention.sweep', {});
const owner = (sql: string, values: unknown[] = []) => server.database.owner.query(sql, values);

async function answeredDaysAgo(days: number): Promise<string> {
  const key = randomUUID();
  await owner(
    `INSERT INTO "Answered" VALUES ('system', 'ticket.take', $1, '\\x00', '{}', now() - $2 * interval '1 day')`,
    [key, days],
  );
  return key;
}

/** A stream whose events came so many days ago, one after the other. */
async function streamOf(...days: number[]): Promise<string> {
  const stream = `ticket:${randomUUID()}`;
  await owner('INSERT INTO "Stream" VALUES ($1, $2)', [stream, days.length]);
  for (const [i, ago] of days.entries()) {
    await owner(
      `INSERT INTO "OutboxEvent" ("stream", "seq", "officeId", "type", "payload", "correlationId", "at")
       VALUES ($1, $2, $3, 'visit.changed', '{}', $3, now() - $4 * interval '1 day')`,
      [stream, i + 1, demo.offices.general, ago],
    );
  }
  return stream;
}
const seqsOf = async (stream: string) =>
  (await owner('SELECT "seq"::int FROM "OutboxEvent" WHERE "stream" = $1 ORDER BY 1', [stream])).rows.map(
    ({ seq }) => seq,
  );

test('what a command answered is kept for thirty days', async () => {
  const [old, young] = [await answeredDaysAgo(31), await answeredDaysAgo(29)];
  await sweep();
  const { rows } = await owner('SELECT "key" FROM "Answered" WHERE "key" = ANY($1)', [[old, young]]);
  expect(rows).toEqual([{ key: young }]);
});

test('events are kept for seven days, and the last one of a stream for good', async () => {
  const lively = await streamOf(30, 8, 6, 0);
  const silent = await streamOf(30, 29, 28);
  await sweep();
  expect(await seqsOf(lively)).toEqual([3, 4]);
  expect(await seqsOf(silent)).toEqual([3]);
});

test('more than one bite is swept at one time', async () => {
  await owner(`INSERT INTO "Answered" SELECT 'system', 'many', i::text, '\\x00', '{}', now() - interval '40 days'
    FROM generate_series(1, 4500) i`);
  await sweep();
  const { rows } = await owner(`SELECT count(*)::int FROM "Answered" WHERE "action" = 'many'`);
  expect(rows).toEqual([{ count: 0 }]);
});

test('nothing else goes', async () => {
  const tables =
    await owner(`SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
    AND relname NOT IN ('Answered', 'OutboxEvent')`);
  const count = async () => {
    const counts: Record<string, number> = {};
    for (const { relname } of tables.rows) {
      counts[relname] = (await owner(`SELECT count(*)::int AS n FROM "${relname}"`)).rows[0].n;
    }
    return counts;
  };
  await takeTicket(server.url);
  server.clock.advance(400 * DAY_MS);
  const before = await count();
  await sweep();
  server.clock.advance(-400 * DAY_MS);
  const after = await count();
  // A day that ends in this very moment adds rows of its own.
  const fewer = Object.keys(before).filter((table) => after[table]! < before[table]!);
  expect(fewer).toEqual([]);
  expect(before.Ticket).toBeGreaterThan(0);
});

test("the server's role can delete nothing by itself, and nothing young by the sweep", async () => {
  const young = await answeredDaysAgo(0.9);
  const client = new pg.Client({ connectionString: server.database.appUrl });
  const refusal = (sql: string) =>
    client.query(sql).then(
      () => 'done',
      ({ code }: { code: string }) => code,
    );
  await client.connect();
  try {
    for (const table of ['Answered', 'OutboxEvent', 'Ticket', 'File', 'AuditEntry']) {
      expect(await refusal(`DELETE FROM "${table}"`), table).toBe('42501');
    }
    for (const sql of [
      'CREATE TABLE pgboss.mine ()',
      'DROP TABLE pgboss.job',
      'CREATE TABLE public.mine ()',
    ]) {
      expect(await refusal(sql), sql).toBe('42501');
    }
    await client.query(`SELECT "sweepAnswered"(now() + interval '1 year', 100000)`);
    await client.query(`SELECT "sweepEvents"(now() + interval '1 year', 100000)`);
  } finally {
    await client.end();
  }
  expect((await owner('SELECT FROM "Answered" WHERE "key" = $1', [young])).rowCount).toBe(1);
});

test('a page that follows a stream hears the first event after a swept gap, and every one from then on', async () => {
  const person = await takeTicket(server.url);
  const stream = `ticket:${person.ticketId}`;
  const page = await person.browser.connect({ kind: 'ticket', ticketId: person.ticketId });
  const version = await page.watch(stream);
  // Of ten events that another server committed, nine were swept before this one heard of any.
  await owner('BEGIN');
  await owner('INSERT INTO "Stream" VALUES ($1, $2) ON CONFLICT ("id") DO UPDATE SET "seq" = $2', [
    stream,
    version + 10,
  ]);
  await owner(
    `INSERT INTO "OutboxEvent" ("stream", "seq", "officeId", "type", "payload", "correlationId", "at")
     VALUES ($1, $2, $3, 'visit.changed', $4, $3, now())`,
    [stream, version + 10, demo.offices.general, { visitId: randomUUID() }],
  );
  await owner('COMMIT');
  const afterGap = await page.hear<{ seq: number }>('announced', ({ seq }) => seq === version + 10);
  expect(afterGap).toMatchObject({ stream });
  await person.browser.ask('ticket.stepAway', { ticketId: person.ticketId });
  await page.hear<{ seq: number }>('announced', ({ seq }) => seq === version + 11);
  person.browser.close();
});

async function* bytes() {
  yield Buffer.from('x');
}

/** The row of a file of some visit, under the id of its bytes. */
async function fileRow(id: string, state: 'stored' | 'removed' | 'asked'): Promise<void> {
  await owner(
    `INSERT INTO "File" ("id", "officeId", "visitId", "purpose", "state", "name", "mediaType", "size", "by", "createdAt")
     SELECT $1, v."officeId", v."id", 'close_up', $2::"FileState", '', '', 0, 'system', now() FROM "Visit" v LIMIT 1`,
    [id, state],
  );
}

let ids: Record<'stored' | 'removed' | 'asked' | 'unknown' | 'paper', string>;
beforeEach(async () => {
  ids = {
    ...{ stored: randomUUID(), removed: randomUUID(), asked: randomUUID(), unknown: randomUUID() },
    paper: randomUUID(),
  };
  for (const id of Object.values(ids)) await server.deps.blobs.put(id, bytes(), 100);
});

async function stored(): Promise<string[]> {
  const kept = new Set<string>();
  for await (const { id } of server.deps.blobs.list()) kept.add(id);
  return Object.entries(ids).flatMap(([name, id]) => (kept.has(id) ? [name] : []));
}

test('O87-10: bytes of a removed close-up go at once; bytes without a row when no upload can still be under way', async () => {
  for (const state of ['stored', 'removed', 'asked'] as const) await fileRow(ids[state], state);
  await owner(
    `INSERT INTO "Paper" ("id", "officeId", "visitId", "kind", "code", "facts", "issuedAt")
     SELECT $1::uuid, v."officeId", v."id", 'coupon', $1::text, '{}', now() FROM "Visit" v LIMIT 1`,
    [ids.paper],
  );
  await sweep();
  expect(await stored()).toEqual(['stored', 'asked', 'unknown', 'paper']);
  server.clock.advance(DAY_MS + 60_000);
  await sweep();
  server.clock.advance(-DAY_MS - 60_000);
  expect(await stored()).toEqual(['stored', 'paper']);
});

test('files that the database knows nothing of belong to another database, and are left alone', async () => {
  for (let i = 0; i < 40; i++) await server.deps.blobs.put(randomUUID(), bytes(), 100);
  server.clock.advance(DAY_MS + 60_000);
  await sweep();
  server.clock.advance(-DAY_MS - 60_000);
  expect(await stored()).toEqual(['stored', 'removed', 'asked', 'unknown', 'paper']);
});
