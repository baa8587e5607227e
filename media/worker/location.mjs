import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');

/** The folder of the installed npm package `mediasoup`. */
export const mediasoupPackage = join(root, 'node_modules', 'mediasoup');

/** The adapters that stand between mediasoup's source and Debian's libraries. */
export const adaptersFolder = join(here, 'include');

/**
 * Where the media worker is, or will be once the setup has fetched or built it: `MEDIASOUP_WORKER_BIN`, else a path in
 * the cache. The setup writes there and the server reads there, so both ask here.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string} an absolute path; the file need not exist
 */
export function workerPath(env = process.env) {
  return env.MEDIASOUP_WORKER_BIN || join(cacheFolder(env), workerKey(), 'mediasoup-worker');
}

/**
 * One folder per thing that changes the worker: mediasoup's version, the processor, and our own way to build it.
 * @returns {string}
 */
function workerKey() {
  const { version } = JSON.parse(readFileSync(join(mediasoupPackage, 'package.json'), 'utf8'));
  return `${version}-${process.arch}-${hashOfOurBuild()}`;
}

function hashOfOurBuild() {
  const adapters = readdirSync(adaptersFolder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => join(adaptersFolder, name))
    .filter((path) => statSync(path).isFile());
  const hash = createHash('sha256');
  for (const file of [join(here, 'ninja.mjs'), ...adapters]) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex').slice(0, 12);
}

/**
 * Outside the source tree, so that a fresh clone need not build again; inside it only where no home can be written.
 * @param {NodeJS.ProcessEnv} env
 */
function cacheFolder(env) {
  const home = join(
    env.XDG_CACHE_HOME || join(env.HOME || homedir(), '.cache'),
    'qabyldau',
    'mediasoup-worker',
  );
  return canWrite(home) ? home : join(root, '.cache', 'mediasoup-worker');
}

/** @param {string} folder */
function canWrite(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
