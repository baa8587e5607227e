import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate, schemaSql } from '../../server/store/migrate.ts';
import { cloneDatabase, type TestDatabase } from '../harness/database.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await cloneDatabase()));
afterAll(() => database?.drop());

const statements = (sql: string) =>
  sql
    .split(/;\s*\n/)
    .map((one) => one.replace(/^--.*$/gm, '').trim())
    .filter(Boolean);

test('the first migration makes exactly the tables that the schema describes', async () => {
  const folder = new URL('../../prisma/migrations/', import.meta.url);
  const migration = await readFile(new URL('0001_foundation/migration.sql', folder), 'utf8');
  const [tables] = migration.split('-- What follows Prisma has no word for.');
  expect(statements(tables!)).toEqual(statements(await schemaSql(database.ownerUrl)));
});

test('a server that starts again on a migrated database changes nothing', async () => {
  expect(await migrate(database.ownerUrl)).toEqual([]);
});
