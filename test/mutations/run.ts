import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MUTATIONS, type Mutation } from './mutations.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Not copied: what the copy shares, or does not need. */
const LEFT_OUT = ['node_modules', '.git', '.data', '.cache', 'dist', join('test', 'output')];
const say = (line: string) => void process.stdout.write(`${line}\n`);

await main(process.argv.slice(2));

/**
 * `npm run check:mutations [name…]`: breaks a copy of the system in each of the named ways, one at a time, and asks the
 * tests that must notice. It fails when one of them does not, or when they fail on the system as it is.
 */
async function main(names: string[]): Promise<void> {
  const mutations = MUTATIONS.filter(({ name }) => names.length === 0 || names.includes(name));
  const copy = await mkdtemp(join(tmpdir(), 'qabyldau-mutations-'));
  const survivors: string[] = [];
  try {
    const left = (path: string) => LEFT_OUT.some((one) => path === one || path.startsWith(one + sep));
    await cp(root, copy, { recursive: true, filter: (path) => !left(relative(root, path)) });
    await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
    for (const [asked, alike] of Map.groupBy(mutations, ({ tests, named }) => [...tests, named].join(' '))) {
      if ((await failures(copy, alike[0]!)) !== 0) throw new Error(`unbroken, these do not pass: ${asked}`);
      say(`as it is: ${asked} passes`);
    }
    for (const mutation of mutations) {
      const failed = await broken(copy, mutation, () => failures(copy, mutation));
      if (failed === 0) survivors.push(mutation.name);
      say(`${mutation.name}: ${failed === 0 ? 'SURVIVED' : 'noticed'}. ${mutation.why}`);
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
  say(`${mutations.length - survivors.length} of ${mutations.length} noticed`);
  if (survivors.length > 0) process.exitCode = 1;
}

async function broken<T>(
  copy: string,
  { name, file, find, replace }: Mutation,
  work: () => Promise<T>,
): Promise<T> {
  const path = join(copy, file);
  const text = await readFile(path, 'utf8');
  if (text.split(find).length !== 2) throw new Error(`${name}: its place in ${file} is not there once`);
  await writeFile(
    path,
    text.replace(find, () => replace),
  );
  try {
    return await work();
  } finally {
    await writeFile(path, text);
  }
}

/** How many tests fail. A run in which none ran is a mistake of ours. */
async function failures(cwd: string, { tests, named }: Mutation): Promise<number> {
  const vitest = join(cwd, 'node_modules', 'vitest', 'vitest.mjs');
  const verdict = join(cwd, 'verdict.json');
  const told = ['--reporter', 'json', '--outputFile', verdict];
  const asked = [
    'run',
    '--root',
    '.',
    '--config',
    'vite.config.ts',
    ...tests,
    ...(named ? ['-t', named] : []),
  ];
  // The same histories each time: what a mutation breaks must not depend on the day.
  const env = { ...process.env, HISTORY_SEED: '1' };
  const child = spawn(process.execPath, [vitest, ...asked, ...told], { cwd, env, stdio: 'ignore' });
  await once(child, 'close');
  const { numPassedTests, numFailedTests } = JSON.parse(await readFile(verdict, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
  };
  await rm(verdict);
  if (numPassedTests + numFailedTests === 0) throw new Error(`no test ran: ${tests} ${named ?? ''}`);
  return numFailedTests;
}
