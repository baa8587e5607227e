import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demo } from '../../prisma/seed/demo.ts';
import { visitPostgres } from '../../server/engine/postgres.ts';
import { takeTicket } from '../harness/people.ts';
import { startProcess, type ServerProcess } from '../harness/process.ts';

let dataDir: string;
let server: ServerProcess;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-audit-'));
  await chmod(dataDir, 0o711);
  server = await startProcess(dataDir);
  for (let i = 0; i < 3; i++) await takeTicket(server.url);
});
afterAll(async () => {
  await server?.end('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});

/** `npm run audit:verify`, as the controller types it. */
async function verify(): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['bin/audit-verify.ts'], {
    env: { ...process.env, DATA_DIR: dataDir },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

test('the controller checks the audit while the server serves: it is whole, and the server serves on', async () => {
  expect(await verify()).toEqual({ code: 0, said: '6 rows of 1 offices read, 0 chains broken\n' });
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

test('a changed row is named, also when the server is down', async () => {
  const { ownerUrl } = await visitPostgres({ dataDir: join(dataDir, 'postgres'), log: () => {} });
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(
    `UPDATE "AuditEntry" SET "body" = replace("body", 'ticket.take', 'ticket.open') WHERE "seq" = 3`,
  );
  await owner.end();
  await server.end('SIGTERM');
  const { code, said } = await verify();
  expect(code).toBe(1);
  expect(said).toContain(`office ${demo.offices.almalyDistrict}: row 3 is changed`);
});
