import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../../server/engine/postgres.ts';
import { seedIfEmpty } from '../../server/seed.ts';
import { migrate } from '../../server/store/migrate.ts';
import { urlTo } from '../harness/postgres.ts';
import { addFigures, noFigures, tellFailure, type Figures, type Mode } from './run.ts';
import type { Share, Told } from './soak-process.ts';
import { plantRules } from './world.ts';

const HISTORIES: Record<Mode, number> = { process: 10_000, kill: 200 };
/** A process's share, in a database of its own: small enough that no table grows long. */
const SHARE: Record<Mode, number> = { process: 250, kill: 40 };
const TOLD_EVERY_MS = 30_000;
const output = fileURLToPath(new URL('../output/', import.meta.url));
const say = (line: string) => void process.stdout.write(`${line}\n`);

const { values } = parseArgs({
  options: {
    mode: { type: 'string' },
    seed: { type: 'string' },
    histories: { type: 'string' },
    times: { type: 'string' },
  },
});
await main();

/**
 * `npm run soak`: 10,000 histories in process and 200 with kill -9. `--mode process|kill` plays one kind, `--histories N` so
 * many, `--seed N` that one alone (or from there on, with `--histories`), `--times N` each of them so often.
 */
async function main(): Promise<void> {
  const modes: Mode[] = values.mode ? [values.mode as Mode] : ['process', 'kill'];
  const folder = await mkdtemp(join(tmpdir(), 'qabyldau-soak-'));
  // PostgreSQL runs as another user when this runs as root, and must be able to walk in.
  await chmod(folder, 0o711);
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), log: () => {} });
  const clear = async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  };
  // PostgreSQL runs in a session of its own and would outlive a soak that is cut short.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void clear().finally(() => process.exit(130)));
  try {
    await prepare(postgres.ownerUrl);
    for (const mode of modes) await soak(mode, postgres);
  } finally {
    await clear();
  }
}

/** What every share's database is a copy of. */
async function prepare(ownerUrl: string): Promise<void> {
  await migrate(ownerUrl);
  await seedIfEmpty(ownerUrl);
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  await plantRules(owner);
  await owner.end();
}

async function soak(mode: Mode, urls: { ownerUrl: string; appUrl: string }): Promise<void> {
  const first = Number(values.seed ?? Date.now() % 1_000_000_000);
  const histories = Number(values.histories ?? (values.seed || values.times ? 1 : HISTORIES[mode]));
  const seeds = Array.from({ length: histories }, (_, i) => first + i).flatMap((seed) =>
    Array<number>(Number(values.times ?? 1)).fill(seed),
  );
  say(`${mode}: ${seeds.length} histories from seed ${first}`);
  const since = performance.now();
  const figures = noFigures();
  const under = new Map<number, number>();
  const telling = setInterval(() => {
    const done = figures.histories + [...under.values()].reduce((all, one) => all + one, 0);
    say(`${mode}: ${done} done, ${figures.failures.length} failed, ${seconds(since)} s`);
  }, TOLD_EVERY_MS);
  const shares = Array.from({ length: Math.ceil(seeds.length / SHARE[mode]) }, (_, i) => i);
  const worker = async () => {
    for (let n = shares.shift(); n !== undefined; n = shares.shift()) {
      const own = n;
      const share = { mode, seeds: seeds.slice(n * SHARE[mode], (n + 1) * SHARE[mode]) };
      await inDatabase(urls, `share_${mode}_${n}`, async (database) => {
        const found = await play({ ...share, ...database }, (done) => void under.set(own, done));
        under.delete(own);
        addFigures(figures, found);
        await tellFailures(mode, found);
      });
    }
  };
  // A killed server is a process itself: one share's servers keep the machine busy.
  const atOnce = mode === 'kill' ? 1 : availableParallelism();
  await Promise.all(Array.from({ length: atOnce }, worker)).finally(() => clearInterval(telling));
  report(mode, figures, since);
}

async function inDatabase(
  urls: { ownerUrl: string; appUrl: string },
  name: string,
  work: (database: { ownerUrl: string; appUrl: string }) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: urlTo(urls.ownerUrl, 'postgres') });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE qabyldau`);
  try {
    await work({ ownerUrl: urlTo(urls.ownerUrl, name), appUrl: urlTo(urls.appUrl, name) });
  } finally {
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await client.end();
  }
}

async function play(share: Share, onDone: (done: number) => void): Promise<Figures> {
  const child = fork(fileURLToPath(new URL('soak-process.ts', import.meta.url)), [JSON.stringify(share)], {
    serialization: 'advanced',
  });
  let figures: Figures | null = null;
  child.on('message', (told: Told) => {
    if ('done' in told) onDone(told.done);
    else figures = told.figures;
  });
  const [code] = await once(child, 'exit');
  if (!figures)
    throw new Error(`a share of seeds ${share.seeds[0]} to ${share.seeds.at(-1)} ended with ${code}`);
  return figures;
}

function report(mode: Mode, figures: Figures, since: number): void {
  const { failures, errors, refusals, ...counted } = figures;
  const told = Object.entries(counted).map(([name, count]) => `${name} ${count}`);
  const refused = [...refusals].sort(([, a], [, b]) => b - a).map(([code, times]) => `${code} ${times}`);
  say(`${mode}: ${told.join(', ')}; ${seconds(since)} s`);
  say(`${mode}: refused: ${refused.join(', ')}`);
  for (const error of new Set(errors)) say(`${mode}: logged: ${error.slice(0, 1000)}`);
  say(`${mode}: ${failures.length} failed`);
  if (failures.length > 0 || errors.length > 0) process.exitCode = 1;
}

/** As soon as they are known: whoever watches an hour's run need not wait for its end. */
async function tellFailures(mode: Mode, { failures }: Figures): Promise<void> {
  if (failures.length > 0) await mkdir(output, { recursive: true });
  for (const failure of failures) {
    const file = join(output, `history-${mode}-${failure.seed}.txt`);
    await writeFile(file, tellFailure(failure));
    for (const { law, found } of failure.broken) say(`${mode}: seed ${failure.seed}: ${law}: ${found[0]}`);
    say(`  all of it: ${file}; again: npm run soak -- --mode ${mode} --seed ${failure.seed} --times 20`);
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
