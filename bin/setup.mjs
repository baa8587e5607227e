#!/usr/bin/env node
// Makes a checkout ready: `node bin/setup.mjs start | test | dev`. It must run on the host's own Node (20 or newer)
// with nothing installed, so it and all it imports are plain JavaScript without a dependency.
import { failureLine, openStep } from './setup/step.mjs';
import { prepareChromium } from './setup/chromium.mjs';
import { buildClient } from './setup/client.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { withLock } from './setup/lock.mjs';
import { logFile } from './setup/place.mjs';
import { prepareNetworks } from './setup/networks.mjs';
import { preparePaperReaders } from './setup/paper-readers.mjs';
import { generatePrismaClient } from './setup/prisma.mjs';
import { prepareMediaWorker } from './setup/worker.mjs';

/** @typedef {(step: import('./setup/step.mjs').Step) => void | Promise<void>} Prepare */

/** @type {Record<string, Prepare>} */
const steps = {
  dependencies: installDependencies,
  'database client': generatePrismaClient,
  'media worker': prepareMediaWorker,
  browser: prepareChromium,
  'paper readers': preparePaperReaders,
  'networks and relay': prepareNetworks,
  client: buildClient,
};

/** @type {Record<string, string[]>} */
const purposes = {
  start: ['dependencies', 'database client', 'media worker', 'client'],
  test: [
    'dependencies',
    'database client',
    'media worker',
    'browser',
    'paper readers',
    'networks and relay',
    'client',
  ],
  dev: ['dependencies', 'database client', 'media worker'],
};

const wanted = purposes[process.argv[2] ?? 'start'];
if (!wanted) {
  console.error(`Usage: node bin/setup.mjs ${Object.keys(purposes).join(' | ')}`);
  process.exit(2);
}

let running = openStep('setup');
try {
  await withLock(
    logFile('setup.lock'),
    () => running.begin('waiting for another setup of this folder'),
    prepareAll,
  );
} catch (error) {
  running.leave();
  console.error(failureLine(running.name, error));
  process.exitCode = 1;
}

async function prepareAll() {
  running.end();
  for (const name of wanted ?? []) {
    running = openStep(name);
    await steps[name]?.(running);
    running.end();
  }
}
