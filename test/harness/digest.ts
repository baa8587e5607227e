import type pg from 'pg';

/** What the whole database holds, table by table: two equal digests mean that nothing was written in between. */
export async function digestOf(owner: pg.Client): Promise<Record<string, string>> {
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
