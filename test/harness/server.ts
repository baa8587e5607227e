import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { start, type Options, type Running } from '../../server/compose.ts';
import { readEnv } from '../../server/env.ts';
import { cloneDatabase, type TestDatabase } from './database.ts';

export type TestServer = Running & {
  dataDir: string;
  database: TestDatabase;
  clock: TestClock;
  stopAll(): Promise<void>;
};
export type TestClock = { now(): Date; set(to: string): void; advance(ms: number): void };

/** A clock that stands at the real time plus what the test adds to it. */
export function testClock(): TestClock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    set: (to) => void (offset = Date.parse(to) - Date.now()),
    advance: (ms) => void (offset += ms),
  };
}

const ROOM = { points: 100_000, seconds: 1 };
/** Far above what a test asks, but for the tests of the limits themselves. */
export const ROOMY_LIMITS = {
  command: ROOM,
  query: ROOM,
  signal: ROOM,
  anyone: ROOM,
  signIn: ROOM,
  takeTicket: ROOM,
  askCode: ROOM,
};

/** Tests call more people in a moment than offices in an hour: no worker counts as full, but in the tests of just that. */
export const ROOMY_SETTINGS = { mediaFullAt: Infinity };

type TestOptions = Partial<Options> & { variables?: NodeJS.ProcessEnv };

/** A second app server over the first one's database and with its keys, as behind a balancer. */
export async function startBeside(
  { database, clock, dataDir: firstDataDir }: TestServer,
  { variables, ...options }: TestOptions = {},
): Promise<Running> {
  const dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-server-'));
  const KEYRING_FILE = join(firstDataDir, 'keyring.json');
  const env = readEnv({ ...variablesFor(dataDir), KEYRING_FILE, ...variables });
  const running = await rise(env, { database, clock }, options);
  return {
    ...running,
    async stop() {
      await running.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function rise(
  env: Options['env'],
  { database, clock }: Pick<TestServer, 'database' | 'clock'>,
  { settings, ...options }: Partial<Options>,
): Promise<Running> {
  return start({
    env,
    appUrl: database.appUrl,
    clock,
    limits: ROOMY_LIMITS,
    settings: { ...ROOMY_SETTINGS, ...settings },
    log: pino({ level: process.env.TEST_LOG ?? 'fatal' }),
    ...options,
  });
}

const variablesFor = (DATA_DIR: string) => ({ PORT: '0', DATA_DIR, LOG_LEVEL: 'error', MEDIA_WORKERS: '1' });

/** The whole real server on a port of the system's choosing, over a database of its own. */
export async function startTestServer({ variables, ...options }: TestOptions = {}): Promise<TestServer> {
  const database = await cloneDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'qabyldau-server-'));
  const clock = testClock();
  const env = readEnv({ ...variablesFor(dataDir), ...variables });
  const running = await rise(env, { database, clock }, options);
  return {
    ...running,
    dataDir,
    database,
    clock,
    async stopAll() {
      await running.stop();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
