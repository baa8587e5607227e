import { afterAll, beforeAll, expect, test } from 'vitest';
import pg from 'pg';
import { verifyAudit } from '../../server/audit/verify.ts';
import { demo } from '../../prisma/seed/demo.ts';
import { startTestServer, type TestServer } from '../harness/server.ts';
import { takeTicket } from '../harness/people.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  for (let i = 0; i < 3; i++) await takeTicket(server.url);
});
afterAll(() => server?.stopAll());

const officeId = demo.offices.almalyDistrict;

/** Does the damage inside a transaction that is undone, so that each test starts from a whole chain. */
async function after(damage: string) {
  const { owner } = server.database;
  await owner.query('BEGIN');
  await owner.query(damage);
  const verified = await verifyAudit(owner);
  await owner.query('ROLLBACK');
  return verified.broken;
}

test('an untouched audit is whole, and every command is in it', async () => {
  const { rows, broken } = await verifyAudit(server.database.owner);
  expect(broken).toEqual([]);
  expect(rows).toBe(6);
});

test('a changed row is named', async () => {
  const damage = `UPDATE "AuditEntry" SET "body" = replace("body", 'ticket.take', 'ticket.open') WHERE "seq" = 3`;
  expect(await after(damage)).toEqual([{ officeId, seq: 3, why: 'changed' }]);
});

test('a row taken out is named', async () => {
  expect(await after(`DELETE FROM "AuditEntry" WHERE "seq" = 4`)).toEqual([
    { officeId, seq: 4, why: 'missing' },
  ]);
});

test('rows cut off at the end are named', async () => {
  expect(await after(`DELETE FROM "AuditEntry" WHERE "seq" >= 5`)).toEqual([
    { officeId, seq: 5, why: 'cut off' },
  ]);
});

test('a row whose time was changed is named', async () => {
  const damage = `UPDATE "AuditEntry" SET "at" = "at" - interval '1 day' WHERE "seq" = 2`;
  expect(await after(damage)).toEqual([{ officeId, seq: 2, why: 'time changed' }]);
});

test('the server’s own role can neither change nor take out an audit row', async () => {
  const app = new pg.Client({ connectionString: server.database.appUrl });
  await app.connect();
  for (const damage of [
    'UPDATE "AuditEntry" SET "body" = \'{}\'',
    'DELETE FROM "AuditEntry"',
    'TRUNCATE "AuditEntry"',
  ]) {
    await expect(app.query(damage)).rejects.toThrow(/permission denied/);
  }
  await app.end();
});

test('the audit holds ids and no name', async () => {
  const { rows } = await server.database.owner.query<{ body: string }>('SELECT "body" FROM "AuditEntry"');
  for (const { body } of rows) expect(body).not.toMatch(/[\u0400-\u04ff]|77011234567/);
});
