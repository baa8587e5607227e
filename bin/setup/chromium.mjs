import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { hasApt, installFromDebian } from './apt.mjs';
import { logFile, projectNode } from './place.mjs';
import { run } from './run.mjs';
import { Failure } from './step.mjs';

const debianChromium = '/usr/bin/chromium';

/**
 * The Chromium that the tests drive: Debian's, else the one Playwright has downloaded.
 * @returns {string | undefined} its path; nothing when there is none
 */
export function chromiumPath() {
  if (existsSync(debianChromium)) return debianChromium;
  const playwrights = createRequire(import.meta.url)('playwright-core').chromium.executablePath();
  return existsSync(playwrights) ? playwrights : undefined;
}

/**
 * Sees to it that there is a Chromium.
 * @param {import('./step.mjs').Step} step
 */
export async function prepareChromium(step) {
  if (chromiumPath()) return;
  if (process.getuid?.() === 0 && hasApt()) {
    await installFromDebian(['chromium'], step);
  } else {
    await download(step);
  }
}

/** @param {import('./step.mjs').Step} step */
async function download(step) {
  const log = logFile('chromium.log');
  rmSync(log, { force: true });
  step.begin('fetching Chromium with Playwright');
  const fetched = await run(projectNode, ['node_modules/playwright-core/cli.js', 'install', 'chromium'], {
    log,
    onLine: (line) => step.progress(line.trim()),
  });
  if (!fetched) {
    throw new Failure('there is no Chromium for the tests', {
      mend: 'sudo apt-get install -y chromium',
      log,
    });
  }
}
