import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as setTimeoutPromise } from 'node:timers/promises';
import type { Logger } from 'pino';
import { start, type Running } from './compose.ts';
import { createLog } from './log.ts';
import { startPostgres } from './engine/postgres.ts';
import { readEnv, type Env } from './env.ts';
import { seedIfEmpty } from './seed.ts';
import { migrate } from './store/migrate.ts';
import { welcome } from './welcome.ts';

const STOP_WITHIN_MS = 25_000;
const ECHO_MS = 2_000;

/** Serves until a signal comes. A server that cannot start says why and ends. */
export async function run(): Promise<void> {
  try {
    await startAll();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`\nQabyldau did not start: ${why}\n`);
    process.exit(1);
  }
}

async function startAll(): Promise<void> {
  const env = readEnv(process.env);
  const log = createLog(env);
  const database = await openDatabase(env);
  try {
    await migrate(database.ownerUrl);
    const demo = env.DEMO === 'on' ? await seedIfEmpty(database.ownerUrl) : null;
    const running = await start({ env, appUrl: database.appUrl, log });
    stopOn(['SIGTERM', 'SIGINT'], running, database.stop, log);
    process.stdout.write(welcome(running.url, demo, realpathSync(env.DATA_DIR)));
  } catch (error) {
    await database.stop();
    throw explained(error, env);
  }
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

/** A first signal lets commands finish; a second one, or too long a wait, ends at once. PostgreSQL is stopped last. */
function stopOn(
  signals: NodeJS.Signals[],
  running: Running,
  stopDatabase: () => Promise<void>,
  log: Logger,
): void {
  let askedAt: number | null = null;
  const stop = async () => {
    // npm passes on a signal that the terminal has sent to all: that echo is not a second word.
    if (askedAt !== null) return Date.now() - askedAt > ECHO_MS ? process.exit(1) : undefined;
    askedAt = Date.now();
    const late = setTimeoutPromise(STOP_WITHIN_MS, 'late', { ref: false });
    let code = 0;
    try {
      if ((await Promise.race([running.stop(), late])) === 'late') code = 1;
    } catch (error) {
      log.error({ err: error }, 'the server did not stop cleanly');
      code = 1;
    } finally {
      await stopDatabase();
      process.exit(code);
    }
  };
  for (const signal of signals) process.on(signal, () => void stop());
}

function explained(error: unknown, env: Env): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error;
  return new Error(`port ${env.PORT} is taken. Choose another:  PORT=${env.PORT + 1} npm start`);
}
