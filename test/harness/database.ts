import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { urlTo } from './postgres.ts';

export type TestDatabase = { appUrl: string; ownerUrl: string; owner: pg.Client; drop(): Promise<void> };

/** A database of this file's own, cloned from the migrated and seeded template. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asOwner((client) => client.query(`CREATE DATABASE ${name} TEMPLATE qabyldau`));
  const ownerUrl = urlTo(inject('ownerUrl'), name);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  return {
    appUrl: urlTo(inject('appUrl'), name),
    ownerUrl,
    owner,
    async drop() {
      await owner.end();
      await asOwner((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    },
  };
}

/** Whoever would change a row of this table waits, as for a slow database, until the answer is called; readers do not. */
export async function holdWrites({ ownerUrl }: TestDatabase, table: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE "${table}" IN EXCLUSIVE MODE`);
  return () => client.end();
}

async function asOwner(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: urlTo(inject('ownerUrl'), 'postgres') });
  await client.connect();
  await work(client);
  await client.end();
}
