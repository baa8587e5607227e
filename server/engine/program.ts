import { spawn } from 'node:child_process';
import type { User } from './reach.ts';

/**
 * Runs a program to its end, as `user` when one is given, with nothing of our own environment.
 * @param path absolute
 * @returns its exit code, all it printed, and its standard output alone: complaints may stand in the middle of a line
 */
export function runProgram(
  user: User | undefined,
  path: string,
  programArguments: string[],
): Promise<{ code: number; printed: string; output: string }> {
  const child = spawn(path, programArguments, {
    // A folder that every user may enter.
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  });
  let printed = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? -1, printed, output }));
  });
}
