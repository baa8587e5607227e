import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

/**
 * Keeps these processes on the machine's second processor and this one on its first, until the answer is called. Left to itself,
 * the kernel may put one worker beside whoever sends to it, which wakes it once for a whole burst of packets, and another one
 * apart, where each packet wakes it: a fifth of its work that is none of its engine's doing. Where a system does not let
 * processes be kept (`taskset` of util-linux), they stay where it puts them.
 */
export function keepApart(pids: readonly number[], say: (line: string) => void): () => void {
  const keepOn = (processors: string, pid: number) =>
    execFileSync('taskset', ['--all-tasks', '--cpu-list', '--pid', processors, `${pid}`], {
      stdio: 'ignore',
    });
  const processors = availableParallelism();
  if (processors < 2) return () => {};
  try {
    keepOn('0', process.pid);
    for (const pid of pids) keepOn('1', pid);
  } catch (error) {
    say(`nobody is kept on a processor: ${String(error)}`);
  }
  return () => {
    try {
      keepOn(`0-${processors - 1}`, process.pid);
    } catch {
      // Nobody was kept.
    }
  };
}
