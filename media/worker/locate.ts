import { existsSync } from 'node:fs';
import { workerPath } from './location.mjs';

/**
 * The media worker to run, for mediasoup's `createWorker({ workerBin })`: `MEDIASOUP_WORKER_BIN`, else the cached one.
 * @throws Error naming the command that makes one, when there is none
 */
export function workerBin(): string {
  const path = workerPath();
  if (!existsSync(path)) {
    throw new Error(`There is no media worker at ${path}. Make one with: node bin/setup.mjs start`);
  }
  return path;
}
