import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from './engine-error.ts';

/**
 * Says that this process serves from `dataDir`, so that a second server does not adopt the first one's database, and
 * stop it under its feet. A lease whose holder has died counts for nothing.
 * @returns gives it back
 * @throws EngineError `IN_USE`
 */
export function takeLease(dataDir: string): () => void {
  const file = join(dataDir, 'server.pid');
  const holder = livingHolder(file);
  if (holder) {
    throw new EngineError(
      'IN_USE',
      `Process ${holder.pid} serves from ${dataDir}. Stop it with: kill ${holder.pid}`,
    );
  }
  writeFileSync(file, `${process.pid} ${startOf(process.pid)}\n`);
  return () => {
    if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true });
  };
}

/** Does a living server serve from `dataDir`? */
export const isServed = (dataDir: string): boolean => livingHolder(join(dataDir, 'server.pid')) !== undefined;

function livingHolder(file: string) {
  const holder = holderOf(file);
  return holder && holder.started === startOf(holder.pid) ? holder : undefined;
}

function holderOf(file: string): { pid: number; started: string } | undefined {
  try {
    const [pid, started] = readFileSync(file, 'utf8').trim().split(' ');
    return pid && started ? { pid: Number(pid), started } : undefined;
  } catch {
    return undefined;
  }
}

/** When a living process started, in ticks: a number that is used again for another process has another start. */
function startOf(pid: number): string | undefined {
  try {
    // proc(5): "pid (name) state …", the start is field 22, and a name may hold anything.
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return state === 'Z' ? undefined : fields[18];
  } catch {
    return undefined;
  }
}
