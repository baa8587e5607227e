import { mkdirSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The Node that the project brings with itself, once its dependencies are installed. */
export const projectNode = join(root, 'node_modules', '.bin', 'node');

/**
 * A file for the setup's own use: its logs, locks and stamps.
 * @param {string} name
 */
export function logFile(name) {
  const folder = join(root, '.cache', 'setup');
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}

/**
 * The environment of the host, without the `node_modules/.bin` folders that npm puts first: while dependencies are
 * being installed, the Node in there comes and goes.
 * @returns {NodeJS.ProcessEnv}
 */
export function hostEnvironment() {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith('node_modules/.bin'));
  return { ...process.env, PATH: path.join(delimiter) };
}
