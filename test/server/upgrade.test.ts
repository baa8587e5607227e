import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { RULES, type RuleKey } from '../../server/domain/rules.ts';
import { cloneDatabase, type TestDatabase } from '../harness/database.ts';

const migration = (name: string) =>
  readFile(new URL(`../../prisma/migrations/${name}/migration.sql`, import.meta.url), 'utf8');

let database: TestDatabase;
/** A system of the first version, in use: an office, and a person who gave an e-mail in letters of both cases. */
beforeAll(async () => {
  database = await cloneDatabase();
  const { owner } = database;
  await owner.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE "_prisma_migrations" ()');
  await owner.query(await migration('0001_foundation'));
  const office = demo.offices.general;
  await owner.query(
    `INSERT INTO "Office" ("id", "kind", "path", "code", "nameKk", "nameRu", "nameEn")
     VALUES ($1::uuid, 'general', $1::text, '00', 'Б', 'Б', 'B')`,
    [office],
  );
  await owner.query(
    `INSERT INTO "Applicant" ("id", "officeId", "surname", "givenName", "email")
     VALUES (gen_random_uuid(), $1, 'Әбілқасымов', 'Ғани', ' Ghani@Mail.example')`,
    [office],
  );
  await owner.query(await migration('0002_around_the_call'));
  await owner.query(await migration('0003_queue'));
});
afterAll(() => database?.drop());

test('a system that was in use gets every rule that the code now asks for, each as the code reads it', async () => {
  const { rows } = await database.owner.query<{ key: RuleKey; value: unknown }>(
    `SELECT "key", "value" FROM "Rule"`,
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { key, value } of rows) expect(RULES[key].safeParse(value).error, key).toBeUndefined();
  const before = ['reception.hours', 'ticket.particulars', 'reception.mayRefuse', 'reception.videoOnly'];
  const known = new Set([
    ...before,
    'ticket.noShow',
    'estimate.prior',
    'calendar.holidays',
    ...rows.map((r) => r.key),
  ]);
  expect(Object.keys(RULES).filter((key) => !known.has(key))).toEqual([]);
});

test('an e-mail given before is found by its one spelling', async () => {
  const { rows } = await database.owner.query(`SELECT "email" FROM "Applicant"`);
  expect(rows).toEqual([{ email: 'ghani@mail.example' }]);
});
