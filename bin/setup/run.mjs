import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { root } from './place.mjs';

/**
 * Runs a program to its end. All it prints goes to the log file; each line also to `onLine`.
 * @param {string} program
 * @param {string[]} programArguments
 * @param {object} options
 * @param {string} options.log
 * @param {string} [options.folder] where it runs; the checkout unless said
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {number} [options.seconds] a time limit: it and all it started are killed then
 * @param {(line: string) => void} [options.onLine]
 * @returns {Promise<boolean>} whether it ended well
 */
export async function run(program, programArguments, { log, folder = root, env, seconds, onLine }) {
  const limited = seconds !== undefined;
  const child = spawn(program, programArguments, {
    cwd: folder,
    env: env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: limited,
  });
  const file = createWriteStream(log, { flags: 'a' });
  file.write(`$ ${[program, ...programArguments].join(' ')}\n`);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      file.write(`${line}\n`);
      onLine?.(line);
    });
  }
  const alarm = limited ? setTimeout(() => killGroup(child.pid), seconds * 1000) : undefined;
  try {
    return await ended(child, (problem) => file.write(`${problem}\n`));
  } finally {
    clearTimeout(alarm);
    await new Promise((written) => file.end(() => written(undefined)));
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {(problem: string) => void} note
 * @returns {Promise<boolean>}
 */
function ended(child, note) {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      note(error.message);
      resolve(false);
    });
    child.once('close', (code, signal) => {
      note(signal ? `killed by ${signal}` : `exit ${code}`);
      resolve(code === 0);
    });
  });
}

/** @param {number | undefined} leader */
function killGroup(leader) {
  if (leader) process.kill(-leader, 'SIGKILL');
}
