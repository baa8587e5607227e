import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '../../server/engine/postgres.ts';
import { seedIfEmpty } from '../../server/seed.ts';
import { migrate } from '../../server/store/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string;
    appUrl: string;
  }
}

/** One real PostgreSQL for the run, its `qabyldau` database migrated and seeded once; each file clones it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-test-'));
  // PostgreSQL runs as another user when the tests run as root, and must be able to walk in.
  await chmod(dataDir, 0o711);
  const postgres = await startPostgres({ dataDir, log: () => {} });
  await migrate(postgres.ownerUrl);
  await seedIfEmpty(postgres.ownerUrl);
  await prepareCluster(postgres.ownerUrl);
  project.provide('ownerUrl', postgres.ownerUrl);
  project.provide('appUrl', postgres.appUrl);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/**
 * PostgreSQL copies a database only while nobody is connected to it. What a test has written need not outlive the
 * machine: nothing waits for the disk here. The servers that tests start as processes keep a cluster of their own, which does.
 */
async function prepareCluster(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlTo(ownerUrl, 'postgres') });
  await client.connect();
  await client.query(`ALTER DATABASE qabyldau WITH ALLOW_CONNECTIONS false IS_TEMPLATE true`);
  await client.query(`ALTER SYSTEM SET fsync = off`);
  await client.query(`SELECT pg_reload_conf()`);
  await client.end();
}

export function urlTo(url: string, database: string): string {
  const to = new URL(url);
  to.pathname = `/${database}`;
  return to.href;
}
