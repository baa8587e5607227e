import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { EngineError } from './engine-error.ts';
import { inhabitants, runsOurProgram, serverOf, type ServerProcess } from './inhabitants.ts';
import type { Place } from './place.ts';
import { runProgram } from './program.ts';
import { roleNames } from './roles.ts';

type Wanted = {
  place: Place;
  password: string;
  port: number | undefined;
  dataDir: string;
  log: (line: string) => void;
};

/** How long a PostgreSQL that is coming up, or recovering after a crash, may take to answer. */
const answerWithin = 30_000;

/**
 * Takes over a PostgreSQL that a killed server left running. One that must not be taken over as it is (other settings,
 * other programs, another port, no answer) is stopped.
 * @returns its port, if it was taken over
 */
export async function adopt(wanted: Wanted, sameSettings: boolean): Promise<number | undefined> {
  const { place, log } = wanted;
  const orphan = await serverOf(place);
  if (!orphan) return undefined;
  const fits = sameSettings && (!wanted.port || wanted.port === orphan.port);
  if (fits && (await runsOurProgram(orphan.pid, place)) && (await answers(wanted, orphan))) {
    log(`adopted the PostgreSQL that was left running (process ${orphan.pid}, port ${orphan.port})`);
    return orphan.port;
  }
  log(`stopping the PostgreSQL that was left running (process ${orphan.pid})`);
  await stop(place);
  return undefined;
}

/**
 * Starts PostgreSQL. `pg_ctl` gives it a session of its own.
 * @returns its port
 * @throws EngineError `NOT_STARTED`
 */
export async function launch(wanted: Wanted): Promise<number> {
  const { place, log, dataDir } = wanted;
  await waitUntilDeserted(place);
  // Nobody works in the cluster, so a pid file is a dead one's; its number may be another program's by now.
  rmSync(join(place.cluster, 'postmaster.pid'), { force: true });
  const portFile = join(dataDir, 'port');
  let printed = '';
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const port = wanted.port ?? (await freePort(attempt === 0 ? keptPort(portFile) : 0));
    const started = await startOn(place, port);
    if (started.code === 0) {
      writeFileSync(portFile, String(port));
      log(`PostgreSQL answers on port ${port}`);
      return port;
    }
    printed = started.printed.trim();
  }
  throw new EngineError(
    'NOT_STARTED',
    `PostgreSQL did not start (${printed}). Its words are in ${place.logs}`,
  );
}

/** Ends its commands, writes all to disk and stops; by force if it will not. Does nothing when it does not run. */
export async function stop(place: Place): Promise<void> {
  const running = await serverOf(place);
  if (!running) return;
  for (const mode of ['fast', 'immediate']) {
    const options = ['--silent', '--pgdata', place.cluster, '--mode', mode, '--timeout', '20'];
    await runProgram(place.runAs, join(place.programs, 'pg_ctl'), ['stop', ...options]);
    if (!(await inhabitants(place)).includes(running.pid)) return;
  }
  process.kill(running.pid, 'SIGKILL');
  await waitUntilDeserted(place);
}

async function answers({ place, password }: Wanted, orphan: ServerProcess): Promise<boolean> {
  const patience = Date.now() + answerWithin;
  while (Date.now() < patience && (await inhabitants(place)).includes(orphan.pid)) {
    if (await servesCluster(place.cluster, orphan.port, password)) return true;
    await pause(100);
  }
  return false;
}

async function servesCluster(cluster: string, port: number, password: string): Promise<boolean> {
  const client = new Client({
    ...{ host: '127.0.0.1', port, user: roleNames.owner, password, database: 'postgres' },
    connectionTimeoutMillis: 3000,
    query_timeout: 3000,
  });
  // A connection cut while it is idle is an answer too: the next question finds out.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(
      `SELECT current_setting('data_directory') AS folder`,
    );
    return rows[0]?.folder === cluster;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** After a kill -9 of the server process its helpers see it and end by themselves, a moment later. */
async function waitUntilDeserted(place: Place): Promise<void> {
  const patience = Date.now() + answerWithin;
  for (let left = await inhabitants(place); left.length > 0; left = await inhabitants(place)) {
    if (Date.now() > patience) {
      const mend = `kill -9 ${left.join(' ')}`;
      throw new EngineError(
        'NOT_STARTED',
        `Processes still work in ${place.cluster}. End them with: ${mend}`,
      );
    }
    await pause(50);
  }
}

function startOn(place: Place, port: number): Promise<{ code: number; printed: string }> {
  const log = join(place.logs, 'start.log');
  rmSync(log, { force: true });
  return runProgram(place.runAs, join(place.programs, 'pg_ctl'), [
    ...['start', '--silent', '--wait', '--timeout', String(answerWithin / 1000)],
    ...['--pgdata', place.cluster, '--log', log, '--options', `-p ${port}`],
  ]);
}

function keptPort(file: string): number {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) || 0 : 0;
}

/** The wished port, or any when it is 0 or taken. */
function freePort(wished: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => (wished === 0 ? reject(error) : resolve(freePort(0))));
    probe.listen(wished, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : wished));
    });
  });
}
