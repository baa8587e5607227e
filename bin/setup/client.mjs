import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { compressAssets } from '../compress.mjs';
import { logFile, projectNode, root } from './place.mjs';
import { run } from './run.mjs';
import { hashOf, isStamped, stamp } from './stamp.mjs';
import { Failure } from './step.mjs';

const built = join(root, 'dist', 'client');
const stampFile = join(root, 'dist', '.client-stamp');
const sources = ['client', 'server/contract', 'vite.config.ts', 'svelte.config.js', 'package-lock.json'];

/**
 * The pages, built and compressed, when anything they are made from has changed.
 * @param {import('./step.mjs').Step} step
 */
export async function buildClient(step) {
  const hash = hashOf(sources);
  if (isStamped(stampFile, hash) && existsSync(join(built, 'index.html'))) return;
  const log = logFile('client.log');
  rmSync(log, { force: true });
  step.begin('building the pages');
  const done = await run(projectNode, ['node_modules/vite/bin/vite.js', 'build'], {
    log,
    onLine: (line) => step.progress(line.trim()),
  });
  if (!done) throw new Failure('the pages could not be built', { mend: 'npx vite build', log });
  step.begin('compressing the pages');
  await compressAssets(built);
  stamp(stampFile, hash);
}
