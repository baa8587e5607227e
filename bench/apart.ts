import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * Keeps these processes on the machine's second processor and this one on its first. Left to itself, the kernel may put one
 * worker beside whoever sends to it, which wakes it once for a whole burst of packets, and another one apart, where each packet
 * wakes it: a fifth of its work that is none of its engine's doing. On a machine of one processor nothing is to be kept apart.
 */
export function keepApart(pids: readonly number[]): void {
  if (availableParallelism() < 2) return;
  const keepOn = (processor: number, pid: number) =>
    execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', `${processor}`, `${pid}`], {
      stdio: 'ignore',
    });
  keepOn(0, process.pid);
  for (const pid of pids) keepOn(1, pid);
}
