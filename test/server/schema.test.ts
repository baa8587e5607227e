import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, schemaSql } from '../../server/store/migrate.ts';
import { cloneDatabase, type TestDatabase } from '../harness/database.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await cloneDatabase()));
afterAll(() => database?.drop());

/** Columns, constraints and enumerations of a database, without the indexes that Prisma has no word for. */
async function shapeOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(`
    SELECT concat_ws(' ', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
        pg_get_expr(d.adbin, d.adrelid)) AS line
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
    UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> '_prisma_migrations'
    UNION ALL SELECT concat_ws(' ', t.typname, e.enumlabel, e.enumsortorder) FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
    ORDER BY line`);
  return rows.map(({ line }) => line);
}

test('the migrations, one after the other, make exactly the tables that the schema describes', async () => {
  const described = await cloneDatabase();
  try {
    await described.owner.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    await described.owner.query(await schemaSql(database.ownerUrl));
    expect(await shapeOf(database.owner)).toEqual(await shapeOf(described.owner));
  } finally {
    await described.drop();
  }
});

test('a server that starts again on a migrated database changes nothing', async () => {
  expect(await migrate(database.ownerUrl)).toEqual([]);
});

test('a migration that was left half done is judged by the engine, and not passed over', async () => {
  const spoilt = await cloneDatabase();
  try {
    const { rows } = await spoilt.owner.query(
      `UPDATE _prisma_migrations SET finished_at = NULL
       WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations) RETURNING migration_name`,
    );
    await expect(migrate(spoilt.ownerUrl)).rejects.toThrow(rows[0].migration_name);
  } finally {
    await spoilt.drop();
  }
});
