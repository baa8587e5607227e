import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { start } from '../../server/compose.ts';
import { startPostgres } from '../../server/engine/postgres.ts';
import { readEnv } from '../../server/env.ts';
import { JOBS } from '../../server/jobs/table.ts';
import { migrate } from '../../server/store/migrate.ts';
import { openTestJobs } from '../harness/jobs.ts';
import { memoryLog } from '../harness/memory-log.ts';
import { isAlive, postgresPid, startProcess } from '../harness/process.ts';
import { startTestServer } from '../harness/server.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

async function folder(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-jobs-'));
  // PostgreSQL runs as another user when the tests run as root, and must be able to walk in.
  await chmod(dataDir, 0o711);
  cleanUp.push(() => rm(dataDir, { recursive: true, force: true }));
  return dataDir;
}

test('a job whose server is killed in the middle is done again by another one', async () => {
  const server = await startTestServer();
  cleanUp.push(() => server.stopAll());
  await server.jobs.stop();
  const { owner, appUrl, ownerUrl } = server.database;
  const sweeps = async () =>
    (
      await owner.query(`SELECT state, retry_count AS retries FROM pgboss.job WHERE name = 'retention.sweep'
      ORDER BY created_on DESC`)
    ).rows;
  // The sweep of the other server comes as far as this table, and no farther.
  await owner.query('BEGIN');
  await owner.query('LOCK TABLE "Answered" IN ACCESS EXCLUSIVE MODE');
  const variables = { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, DEMO: 'off' };
  const dying = await startProcess(await folder(), '0', variables);
  cleanUp.push(() => dying.end('SIGKILL'));
  await expect.poll(async () => (await sweeps())[0]).toEqual({ state: 'active', retries: 0 });
  await dying.end('SIGKILL');
  await owner.query('ROLLBACK');
  await owner.query(
    `UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 hour' WHERE state = 'active'`,
  );

  const next = await openTestJobs(server, JOBS);
  cleanUp.push(() => next.stop());
  await expect
    .poll(async () => (await sweeps())[0], { timeout: 45_000 })
    .toEqual({ state: 'completed', retries: 1 });
});

test('PostgreSQL is killed and comes back: the server lives on, says so in its log, and does its jobs again', async () => {
  const dataDir = await folder();
  const inFolder = { dataDir: join(dataDir, 'postgres'), log: () => {} };
  const first = await startPostgres(inFolder);
  cleanUp.push(() => first.stop());
  await migrate(first.ownerUrl);
  const { log, text } = memoryLog();
  const env = readEnv({ PORT: '0', DATA_DIR: dataDir, MEDIA_WORKERS: '1', DEMO: 'off' });
  const jobs = { pollMs: 500, retryMs: 1_000, silentMs: 10_000 };
  const server = await start({ env, appUrl: first.appUrl, log, settings: { jobs } });
  cleanUp.push(() => server.stop());
  await server.jobs.runNow('retention.sweep', {});

  const pid = postgresPid(dataDir)!;
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => isAlive(pid)).toBe(false);
  server.jobs.wake('retention.sweep', {});
  await expect.poll(text).toContain('a job could not be woken');
  expect(text()).toContain('jobs could not be seen to');

  await first.stop();
  const second = await startPostgres(inFolder);
  cleanUp.push(() => second.stop());
  expect(second.appUrl).toBe(first.appUrl);
  const again = () =>
    server.jobs.runNow('retention.sweep', {}).then(
      () => 'done',
      () => 'not yet',
    );
  await expect.poll(again).toBe('done');
});

test('a server that is told to stop while PostgreSQL is dead still stops', async () => {
  const dataDir = await folder();
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), log: () => {} });
  cleanUp.push(() => postgres.stop());
  await migrate(postgres.ownerUrl);
  const env = readEnv({ PORT: '0', DATA_DIR: dataDir, MEDIA_WORKERS: '1', DEMO: 'off' });
  const server = await start({ env, appUrl: postgres.appUrl, log: memoryLog().log });
  const pid = postgresPid(dataDir)!;
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => isAlive(pid)).toBe(false);
  const since = performance.now();
  await server.stop();
  expect(performance.now() - since).toBeLessThan(20_000);
});
