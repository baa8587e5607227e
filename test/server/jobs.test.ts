import { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { createLog } from '../../server/log.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { openTestJobs } from '../harness/jobs.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import type { Jobs } from '../../server/jobs/jobs.ts';
import type { Job, JobTable } from '../../server/jobs/table.ts';

let server: TestServer;
beforeAll(async () => void (server = await startTestServer()));
afterAll(() => server?.stopAll());

const opened: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((jobs) => jobs.stop()));
});
async function open<T extends JobTable>(table: T, log?: Logger): Promise<Jobs<T>> {
  const jobs = await openTestJobs(server, table, log);
  opened.push(jobs);
  return jobs;
}

const ofQueue = z.strictObject({ queueId: z.string() });
type OfQueue = z.infer<typeof ofQueue>;
const job = (handler: (data: OfQueue) => unknown): Job<OfQueue> => ({
  schedule: null,
  data: ofQueue,
  handler: async (_deps, data) => void (await handler(data)),
});
const rows = async (name: string) =>
  (
    await server.database.owner.query(
      'SELECT state, retry_count AS retries, output, id FROM pgboss.job WHERE name = $1 ORDER BY created_on',
      [name],
    )
  ).rows as { state: string; retries: number; output: unknown; id: string }[];

const states = async (name: string) => (await rows(name)).map(({ state }) => state).sort();

/** A handler that stays in the middle of its work until it is let go on. */
function slow() {
  const began: string[] = [];
  const ended: string[] = [];
  const most = new Map<string, number>();
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  async function handler({ queueId }: OfQueue) {
    began.push(queueId);
    const times = (list: string[]) => list.filter((one) => one === queueId).length;
    most.set(queueId, Math.max(most.get(queueId) ?? 0, times(began) - times(ended)));
    await gone;
    ended.push(queueId);
  }
  return { handler, began, ended, mostAtOnce: (queueId: string) => most.get(queueId), letGo: () => letGo() };
}

test('the tables that the migration made are exactly those that this pg-boss works with', async () => {
  const boss = new PgBoss({ connectionString: server.database.ownerUrl, migrate: false, supervise: false });
  await boss.start();
  try {
    expect(await boss.detectSchemaDrift()).toMatchObject({ ok: true });
  } finally {
    await boss.stop();
  }
});

test('what is woken begins within a second, and a hundred wake-ups at one moment are one', async () => {
  const done: { data: OfQueue; at: number }[] = [];
  const jobs = await open({ 'test.notices': job((data) => done.push({ data, at: performance.now() })) });
  const since = performance.now();
  for (let i = 0; i < 100; i++) jobs.wake('test.notices', { queueId: i % 2 ? 'a' : 'b' });
  await expect.poll(() => done.length, { interval: 10 }).toBe(2);
  expect(done[1]!.at - since).toBeLessThan(1000);
  expect(done.map(({ data }) => data.queueId).sort()).toEqual(['a', 'b']);
  await jobs.runNow('test.notices', { queueId: 'c' });
  expect(done).toHaveLength(3);
});

test('whoever wakes a job while it is being done has it done again, for what has changed since', async () => {
  const work = slow();
  const jobs = await open({ 'test.again': job(work.handler) });
  jobs.wake('test.again', { queueId: 'a' });
  await expect.poll(() => states('test.again')).toEqual(['active']);
  for (let i = 0; i < 5; i++) jobs.wake('test.again', { queueId: 'a' });
  await expect.poll(() => states('test.again')).toEqual(['active', 'created']);
  work.letGo();
  await expect.poll(() => states('test.again')).toEqual(['completed', 'completed']);
});

test('of two servers one does it, and never both at once', async () => {
  const work = slow();
  const table = { 'test.shared': job(work.handler) };
  const servers = [await open(table), await open(table)];
  servers[0]!.wake('test.shared', { queueId: 'a' });
  await expect.poll(() => states('test.shared')).toEqual(['active']);
  servers[1]!.wake('test.shared', { queueId: 'a' });
  await expect.poll(() => states('test.shared')).toEqual(['active', 'created']);
  // Both look again and again while it is under way.
  for (const jobs of servers) {
    jobs.wake('test.shared', { queueId: 'b' });
    jobs.wake('test.shared', { queueId: 'a' });
  }
  await expect.poll(() => work.began).toEqual(['a', 'b']);
  expect(work.mostAtOnce('a')).toBe(1);
  work.letGo();
  await expect.poll(async () => new Set(await states('test.shared'))).toEqual(new Set(['completed']));
  expect(work.mostAtOnce('a')).toBe(1);
});

test('a job that fails is tried again, and neither log nor table says whom it was about', async () => {
  let said = '';
  const log = createLog({ LOG_LEVEL: 'debug' }, { write: (line) => void (said += line) });
  let times = 0;
  const failing = job(() => {
    if (++times < 3)
      throw Object.assign(new Error('it broke'), { detail: 'Key (phone)=(+77011234567) exists' });
  });
  const jobs = await open({ 'test.failing': failing }, log);
  await jobs.runNow('test.failing', { queueId: 'a' });
  expect(times).toBe(3);
  expect(said.match(/a job failed/g)).toHaveLength(2);
  const [row] = await rows('test.failing');
  expect(row).toMatchObject({ state: 'completed', retries: 2 });
  expect(said + JSON.stringify(row)).not.toContain('7701');
});

test('data that another version of the server wrote fails as a job, and the others are done', async () => {
  const done: string[] = [];
  const jobs = await open({ 'test.parsed': job(({ queueId }) => done.push(queueId)) });
  const boss = new PgBoss({ connectionString: server.database.ownerUrl, migrate: false, supervise: false });
  await boss.start();
  await boss.send('test.parsed', { queue: 'a' });
  await boss.stop();
  await jobs.runNow('test.parsed', { queueId: 'b' });
  await expect
    .poll(async () => (await rows('test.parsed')).map(({ state }) => state).sort())
    .toContain('retry');
  expect(done).toEqual(['b']);
});

test('a server that stops lets its job end', async () => {
  const work = slow();
  const jobs = await openTestJobs(server, { 'test.ending': job(work.handler) });
  jobs.wake('test.ending', { queueId: 'a' });
  await expect.poll(() => work.began).toEqual(['a']);
  const stopped = jobs.stop();
  work.letGo();
  await stopped;
  expect(work.ended).toEqual(['a']);
  expect(await states('test.ending')).toEqual(['completed']);
});

test('what was woken just before the stop waits for the next server', async () => {
  const done: string[] = [];
  const table = { 'test.next': job(({ queueId }) => done.push(queueId)) };
  const first = await openTestJobs(server, table);
  first.wake('test.next', { queueId: 'a' });
  await first.stop();
  expect(await rows('test.next')).toHaveLength(1);
  await open(table);
  await expect.poll(() => done).toEqual(['a']);
});

test('what stands no more in the table of jobs is scheduled no more', async () => {
  const schedules = async () =>
    (await server.database.owner.query('SELECT name, cron FROM pgboss.schedule ORDER BY name')).rows;
  const table = { 'test.nightly': { ...job(() => undefined), schedule: '17 21 * * *' } };
  await open(table);
  expect(await schedules()).toEqual([{ name: 'test.nightly', cron: '17 21 * * *' }]);
  await open({});
  expect(await schedules()).toEqual([]);
});
