import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Does a piece of work that must not be done twice at a time on this machine. The lock is the kernel's (flock), held
 * by a child that lives as long as our end of its pipe: it is free again the moment its holder dies, however it dies.
 * Where there is no flock the work is done without.
 * @template Result
 * @param {string} file
 * @param {() => void} onWaiting called once if another holds it
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withLock(file, onWaiting, work) {
  mkdirSync(dirname(file), { recursive: true });
  const release = await acquire(file, onWaiting);
  try {
    return await work();
  } finally {
    release();
  }
}

/**
 * @param {string} file
 * @param {() => void} onWaiting
 * @returns {Promise<() => void>} lets it go
 */
function acquire(file, onWaiting) {
  const holder = spawn('flock', [file, 'sh', '-c', 'echo held; exec cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const patience = setTimeout(onWaiting, 500);
  return new Promise((resolve) => {
    const proceed = () => {
      clearTimeout(patience);
      resolve(() => holder.stdin.end());
    };
    holder.once('error', proceed);
    holder.stdout.once('data', proceed);
  });
}
