import type pg from 'pg';
import type { TestServer } from './server.ts';

/** What the whole database holds, table by table: two equal digests mean that nothing was written in between. */
async function digestOf(owner: pg.Client): Promise<Record<string, string>> {
  const tables = await owner.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  );
  const digest: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows } = await owner.query<{ digest: string }>(
      `SELECT count(*) || ':' || coalesce(md5(string_agg(row, '' ORDER BY row)), '') AS digest
       FROM (SELECT md5(t::text) AS row FROM "${name}" t) r`,
    );
    digest[name] = rows[0]!.digest;
  }
  return digest;
}

/** The same once whoever is near has been told: what a command woke is written before it is looked. */
export async function settledDigestOf({ jobs, database }: TestServer): Promise<Record<string, string>> {
  await jobs.runNow('queues.notices', {});
  return digestOf(database.owner);
}
