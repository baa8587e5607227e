import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { kazakhCollation, startPostgres, type Postgres } from './postgres.ts';

const folder = mkdtempSync(join(tmpdir(), 'qabyldau-engine-'));
const dataDir = join(folder, 'data');
const said: string[] = [];
let running: Postgres | undefined;

const start = async (dir = dataDir) => {
  said.length = 0;
  running = await startPostgres({ dataDir: dir, log: (line) => said.push(line) });
  return running;
};

beforeAll(() => chmodSync(folder, 0o755));
afterEach(async () => running?.stop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the embedded PostgreSQL', () => {
  it('is durable, answers on this machine only, and its owner alone may make tables', async () => {
    const postgres = await start();
    const settings = [
      'fsync',
      'synchronous_commit',
      'full_page_writes',
      'server_encoding',
      'listen_addresses',
    ];
    const shown = settings.map((name) => `current_setting('${name}') AS ${name}`).join(', ');
    expect(await ask(postgres.ownerUrl, `SELECT ${shown}`)).toEqual([
      {
        fsync: 'on',
        synchronous_commit: 'on',
        full_page_writes: 'on',
        server_encoding: 'UTF8',
        listen_addresses: '127.0.0.1',
      },
    ]);
    await ask(postgres.ownerUrl, 'CREATE TABLE kept (name text)');
    await expect(ask(postgres.appUrl, 'CREATE TABLE mine (name text)')).rejects.toThrow('permission denied');
    await expect(ask(postgres.appUrl, 'SELECT FROM kept')).rejects.toThrow('permission denied');
  });

  it('lists names in the order of the Kazakh alphabet', async () => {
    const postgres = await start();
    const names = ['Ұлан', 'Айгүл', 'Ғалым', 'Жанар', 'Гүлнар', 'Әсел', 'Қанат', 'Камила', 'Бауыржан'];
    const list = `SELECT name FROM unnest($1::text[]) AS name ORDER BY name COLLATE "${kazakhCollation}"`;
    const ordered = (await ask(postgres.appUrl, list, [names])).map(({ name }) => name);
    expect(ordered).toEqual([
      'Айгүл',
      'Әсел',
      'Бауыржан',
      'Гүлнар',
      'Ғалым',
      'Жанар',
      'Камила',
      'Қанат',
      'Ұлан',
    ]);
  });

  it('keeps what was written, and its port, over a stop and a start', async () => {
    const first = await start();
    await ask(first.ownerUrl, "INSERT INTO kept VALUES ('stopped')");
    await first.stop();
    const second = await start();
    expect(second.port).toBe(first.port);
    expect(await ask(second.ownerUrl, 'SELECT name FROM kept')).toEqual([{ name: 'stopped' }]);
  });

  it('refuses a second server on the same folder, and names the first', async () => {
    await start();
    await expect(startPostgres({ dataDir, log: () => undefined })).rejects.toMatchObject({
      code: 'IN_USE',
      message: expect.stringContaining(`kill ${process.pid}`),
    });
  });

  it('goes on serving when its server is killed, and the next server adopts it', async () => {
    const { server, ownerUrl } = await startInAnotherProcess();
    const [before] = await ask(ownerUrl, 'SELECT pg_postmaster_start_time() AS since');
    await kill(server);
    const postgres = await start();
    expect(said.join()).toContain('adopted');
    expect(await ask(postgres.ownerUrl, 'SELECT pg_postmaster_start_time() AS since')).toEqual([before]);
  });

  it('is started anew when it was left running with other settings', async () => {
    const { server } = await startInAnotherProcess();
    await kill(server);
    writeFileSync(join(dataDir, 'engine', 'cluster', 'pg_hba.conf'), 'host all all 0.0.0.0/0 trust\n');
    const postgres = await start();
    expect(said.join()).toContain('stopping');
    const rules = 'SELECT address, auth_method FROM pg_hba_file_rules';
    expect(await ask(postgres.ownerUrl, rules)).toEqual([
      { address: '127.0.0.1', auth_method: 'scram-sha-256' },
    ]);
  });

  it('loses nothing it acknowledged when it is itself killed', async () => {
    const postgres = await start();
    await ask(postgres.ownerUrl, "INSERT INTO kept VALUES ('killed')");
    process.kill(serverPid(), 'SIGKILL');
    await postgres.stop();
    const again = await start();
    expect(await ask(again.ownerUrl, "SELECT name FROM kept WHERE name = 'killed'")).toHaveLength(1);
  });

  it('is not kept from starting by a dead pid file whose number is another program’s now', async () => {
    await (await start()).stop();
    const stale = [
      process.pid,
      join(realpathSync(dataDir), 'engine', 'cluster'),
      1,
      5432,
      '',
      '127.0.0.1',
      '',
      'ready',
    ];
    writeFileSync(join(dataDir, 'engine', 'cluster', 'postmaster.pid'), `${stale.join('\n')}\n`);
    const postgres = await start();
    expect(await ask(postgres.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('keeps its passwords to the user who runs the server', async () => {
    expect(statSync(join(dataDir, 'passwords.json')).mode & 0o777).toBe(0o600);
  });

  if (process.getuid?.() === 0) {
    it('started by root in a folder closed to others, puts its data where its own user can reach it', async () => {
      const closed = join(folder, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const inside = join(closed, 'data');
      const postgres = await start(inside);
      const elsewhere = realpathSync(join(inside, 'engine'));
      try {
        expect(said.join()).toContain(`${realpathSync(closed)} is closed`);
        expect(existsSync(join(elsewhere, 'cluster', 'PG_VERSION'))).toBe(true);
        expect(await ask(postgres.appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
        await postgres.stop();
      } finally {
        rmSync(elsewhere, { recursive: true, force: true });
      }
    });
  }
});

async function ask(url: string, question: string, values: unknown[] = []) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(question, values)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

function serverPid(): number {
  return Number(readFileSync(join(dataDir, 'engine', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** A server of its own, as `npm start` has one: to be killed. */
async function startInAnotherProcess(): Promise<{ server: ChildProcess; ownerUrl: string }> {
  const program = `
    const { startPostgres } = await import(${JSON.stringify(new URL('./postgres.ts', import.meta.url).href)});
    const { ownerUrl } = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined });
    process.stdout.write(ownerUrl);
    setInterval(() => undefined, 60_000);`;
  const server = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [ownerUrl] = await once(server.stdout.setEncoding('utf8'), 'data');
  return { server, ownerUrl };
}

async function kill(server: ChildProcess): Promise<void> {
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
}
