import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { createLog, start, type Running } from './compose.ts';
import { startPostgres } from './engine/postgres.ts';
import { readEnv, type Env } from './env.ts';
import { seedIfEmpty } from './seed.ts';
import { migrate } from './store/migrate.ts';
import { welcome } from './welcome.ts';

const STOP_WITHIN_MS = 30_000;

await main().catch((error: unknown) => {
  process.stderr.write(
    `\nQabyldau did not start: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
});

async function main(): Promise<void> {
  const env = readEnv(process.env);
  const log = createLog(env);
  const database = await openDatabase(env);
  await migrate(database.ownerUrl);
  const demo = env.DEMO === 'on' ? await seedIfEmpty(database.ownerUrl) : null;
  const running = await start({ env, appUrl: database.appUrl, log }).catch(async (error: unknown) => {
    await database.stop();
    throw explained(error, env);
  });
  stopOn(['SIGTERM', 'SIGINT'], running, database.stop);
  process.stdout.write(welcome(running.url, demo, realpathSync(env.DATA_DIR)));
}

type Database = { ownerUrl: string; appUrl: string; stop(): Promise<void> };

/** The one named by DATABASE_URL, or an own PostgreSQL in DATA_DIR. */
async function openDatabase(env: Env): Promise<Database> {
  if (env.DATABASE_URL) {
    const ownerUrl = env.DATABASE_OWNER_URL ?? env.DATABASE_URL;
    return { ownerUrl, appUrl: env.DATABASE_URL, stop: async () => {} };
  }
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  return startPostgres({ dataDir: resolve(env.DATA_DIR, 'postgres'), log: say });
}

/** A first signal lets commands finish; a second one, or too long a wait, ends at once. */
function stopOn(signals: NodeJS.Signals[], running: Running, stopDatabase: () => Promise<void>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await running.stop();
    await stopDatabase();
    process.exit(0);
  };
  for (const signal of signals) process.on(signal, () => void stop());
}

function explained(error: unknown, env: Env): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error;
  return new Error(`port ${env.PORT} is taken. Choose another:  PORT=${env.PORT + 1} npm start`);
}
