import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startPostgres } from '../server/engine/postgres.ts';
import { seedIfEmpty } from '../server/seed.ts';
import { migrate } from '../server/store/migrate.ts';
import { urlTo } from '../test/harness/postgres.ts';
import { startChild, type Child } from './child.ts';
import type { Run } from './measure.ts';
import { writeVoice } from './voice.ts';

/** One database: as its owner, and as the server's role signs in. */
export type Database = { owner: pg.Client; appUrl: string };
export type Ground = {
  /** The server's own. */
  served: Database;
  /** A copy of the same rows, for the raw limit. Made before anything is measured. */
  copy(): Promise<Database>;
  /**
   * `logLevel`: `silent` where the benchmark itself does what a server complains of; `loaded`: the server whose media worker
   * can be given something to do.
   */
  startServer(
    execArgv?: string[],
    logLevel?: 'warn' | 'silent',
    program?: 'server' | 'loaded',
  ): Promise<Child>;
  /** A file for Chromium's microphone (`voice.ts`). */
  voice(): Promise<string>;
};

/** The role of the server, as `store.ts` takes it: the raw limit works under the same one. */
export const APP_ROLE = '-c role=qabyldau_app';

/**
 * A durable PostgreSQL of the benchmark's own with the demonstration in it and, for the work, whatever `plant` adds
 * before anybody is connected. All of it goes away at the end.
 */
export async function onGround<P>(
  { say, seed }: Run,
  plant: (owner: pg.Client) => Promise<P>,
  work: (ground: Ground, planted: P) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'qabyldau-bench-'));
  // PostgreSQL runs as another user when the benchmark runs as root, and must be able to walk in.
  await chmod(folder, 0o711);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), log: () => {} });
  const children: Child[] = [];
  const clients: pg.Client[] = [];
  const ownerOf = async (database: string) => {
    const client = new pg.Client({ connectionString: urlTo(postgres.ownerUrl, database) });
    await client.connect();
    clients.push(client);
    return client;
  };
  const clear = async () => {
    for (const child of children) await child.stop();
    for (const client of clients) await client.end();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  // PostgreSQL runs in a session of its own and would outlive a benchmark that is cut short.
  const cutShort = () => void clear().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, cutShort);
  try {
    await migrate(postgres.ownerUrl);
    await seedIfEmpty(postgres.ownerUrl);
    const planted = await plantAlone(postgres.ownerUrl, plant);
    const copier = await ownerOf('postgres');
    await copier.query('CREATE DATABASE copied TEMPLATE qabyldau');
    const served = { owner: await ownerOf('qabyldau'), appUrl: postgres.appUrl };
    await proveDurable(postgres.appUrl, say);
    await work(
      {
        served,
        async copy() {
          return { owner: await ownerOf('copied'), appUrl: urlTo(postgres.appUrl, 'copied') };
        },
        async startServer(execArgv, logLevel = 'warn', program = 'server') {
          const settings = { appUrl: postgres.appUrl, dataDir: join(folder, 'server'), logLevel };
          const server = await startChild(program, settings, execArgv);
          children.push(server);
          return server;
        },
        async voice() {
          const file = join(folder, 'voice.wav');
          await writeVoice(file, seed);
          return file;
        },
      },
      planted,
    );
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, cutShort);
    await clear();
  }
}

/** PostgreSQL copies a database only while nobody is connected to it. */
async function plantAlone<P>(url: string, plant: (owner: pg.Client) => Promise<P>): Promise<P> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const planted = await plant(client);
    await client.query('ANALYZE');
    return planted;
  } finally {
    await client.end();
  }
}

/** A figure of an engine that may lose a commit is worth nothing. */
async function proveDurable(appUrl: string, say: Run['say']): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl, options: APP_ROLE });
  await client.connect();
  const settings = ['fsync', 'synchronous_commit', 'full_page_writes'];
  const { rows } = await client.query<{ name: string; setting: string }>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY($1) ORDER BY name',
    [settings],
  );
  await client.end();
  say(rows.map(({ name, setting }) => `${name} = ${setting}`).join(', '));
  if (rows.length < settings.length || rows.some(({ setting }) => setting !== 'on'))
    throw new Error('PostgreSQL is not durable here');
}
