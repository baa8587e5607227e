import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { adaptersFolder, mediasoupPackage, workerPath } from '../../media/worker/location.mjs';
import { buildPackages, writeNinjaFile } from '../../media/worker/ninja.mjs';
import { installFromDebian } from './apt.mjs';
import { withLock } from './lock.mjs';
import { logFile, projectNode } from './place.mjs';
import { run } from './run.mjs';
import { Failure } from './step.mjs';

/** A worker started by hand, without mediasoup's variable, ends with this code (its main.cpp). */
const exitOfSoundWorker = 41;
const downloadSeconds = 20;

/**
 * The media worker: the one that is given or cached; else mediasoup's own prebuilt one; else one built from the source
 * in mediasoup's npm package, against Debian's libraries.
 * @param {import('./step.mjs').Step} step
 */
export async function prepareMediaWorker(step) {
  const target = workerPath();
  if (runs(target)) return;
  if (process.env.MEDIASOUP_WORKER_BIN) {
    throw new Failure(`MEDIASOUP_WORKER_BIN names ${target}, which is no media worker`, {
      mend: 'unset MEDIASOUP_WORKER_BIN',
    });
  }
  const work = `${dirname(target)}.work`;
  await withLock(
    `${dirname(target)}.lock`,
    () => step.begin('waiting for another setup that is making it'),
    async () => {
      if (runs(target)) return;
      mkdirSync(work, { recursive: true });
      const made = (await download(work, step)) ?? (await build(work, step));
      moveIntoPlace(made, target);
      rmSync(work, { recursive: true, force: true });
    },
  );
}

/**
 * @param {string} work
 * @param {import('./step.mjs').Step} step
 * @returns {Promise<string | undefined>} its path, if there was one to have
 */
async function download(work, step) {
  const log = logFile('media-worker-download.log');
  rmSync(log, { force: true });
  step.begin("fetching mediasoup's prebuilt one");
  await run(projectNode, [join(mediasoupPackage, 'npm-scripts.mjs'), 'postinstall'], {
    log,
    folder: work,
    seconds: downloadSeconds,
    // Without a Python it cannot go on to build one with tools from outside when there is nothing to download.
    env: { ...process.env, PYTHON: 'false' },
  });
  const fetched = join(work, 'worker', 'out', 'Release', 'mediasoup-worker');
  return runs(fetched) ? fetched : undefined;
}

/**
 * @param {string} work kept when the build is interrupted, so that the next one goes on from there
 * @param {import('./step.mjs').Step} step
 * @returns {Promise<string>} its path
 */
async function build(work, step) {
  await installFromDebian(buildPackages, step);
  const log = logFile('media-worker-build.log');
  rmSync(log, { force: true });
  step.begin(`building it from source (about ${Math.ceil(10 / availableParallelism())} min, once)`);
  writeNinjaFile({ packageFolder: mediasoupPackage, adaptersFolder, buildFolder: work });
  const built = await run('ninja', ['-C', work, '-j', String(availableParallelism())], {
    log,
    env: { ...process.env, NINJA_STATUS: '[%f/%t] ' },
    onLine: (line) => {
      const [, finished, total] = /^\[(\d+)\/(\d+)\]/.exec(line) ?? [];
      if (finished) step.progress(`${finished} of ${total}`);
    },
  });
  const worker = join(work, 'mediasoup-worker');
  if (!built || !runs(worker)) {
    throw new Failure('the media worker could not be built', { mend: `rm -r ${work} && npm start`, log });
  }
  return worker;
}

/**
 * In one move, so that nobody meets half a worker.
 * @param {string} made
 * @param {string} target
 */
function moveIntoPlace(made, target) {
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(made, `${target}.new`);
  chmodSync(`${target}.new`, 0o755);
  renameSync(`${target}.new`, target);
}

/** @param {string} worker */
function runs(worker) {
  return existsSync(worker) && spawnSync(worker, { env: {}, stdio: 'ignore' }).status === exitOfSoundWorker;
}
