import { resolve } from 'node:path';
import pg from 'pg';
import { verifyAudit } from '../server/audit/verify.ts';
import { visitPostgres } from '../server/engine/postgres.ts';
import { readEnv } from '../server/env.ts';

/** `npm run audit:verify`: exit code 1 and the first broken row of each chain when the audit was tampered with. */
const env = readEnv(process.env);
const database = env.DATABASE_URL
  ? { url: env.DATABASE_OWNER_URL ?? env.DATABASE_URL, stop: async () => {} }
  : await ownDatabase();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
const { offices, rows, broken } = await verifyAudit(client);
await client.end();
await database.stop();

for (const { officeId, seq, why } of broken)
  process.stdout.write(`office ${officeId}: row ${seq} is ${why}\n`);
process.stdout.write(`${rows} rows of ${offices} offices read, ${broken.length} chains broken\n`);
process.exitCode = broken.length > 0 ? 1 : 0;

async function ownDatabase() {
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  const { ownerUrl, stop } = await visitPostgres({ dataDir: resolve(env.DATA_DIR, 'postgres'), log });
  return { url: ownerUrl, stop };
}
