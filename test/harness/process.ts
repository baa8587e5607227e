import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** The server as `npm start` runs it: a process of its own, to be killed. */
export type ServerProcess = {
  url: string;
  port: string;
  /** Everything it printed. */
  said(): string;
  /** From the start of the process until it served. */
  readyAfterMs: number;
  /** Sends the signal and waits for the end; answers the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
};

const READY_WITHIN_MS = 60_000;

export async function startProcess(
  dataDir: string,
  port = '0',
  variables: NodeJS.ProcessEnv = {},
  /** The words before the command, for one that runs in a network of the test's own. */
  within: readonly string[] = [],
): Promise<ServerProcess> {
  const since = performance.now();
  const ours = { PORT: port, DATA_DIR: dataDir, LOG_LEVEL: 'warn', MEDIA_WORKERS: '1' };
  const env = { ...process.env, ...ours, ...variables };
  const [command, ...words] = [...within, process.execPath, main];
  const child = spawn(command!, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
  }
  const url = await readyUrl(child, () => printed);
  return {
    url,
    port: new URL(url).port,
    said: () => printed,
    readyAfterMs: performance.now() - since,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill(signal);
      return ((await gone) as [number | null])[0];
    },
  };
}

function readyUrl(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the server ${why}:\n${printed()}`));
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      fail('was not ready in time');
    }, READY_WITHIN_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      fail('ended before it was ready');
    });
    child.stdout!.on('data', () => {
      const url = /is ready: (\S+)/.exec(printed())?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}

/** The process that is PostgreSQL in this data folder, by its own file; null when there is none. */
export function postgresPid(dataDir: string): number | null {
  try {
    const file = readFileSync(`${dataDir}/postgres/engine/cluster/postmaster.pid`, 'utf8');
    return Number(file.split('\n')[0]);
  } catch {
    return null;
  }
}

/** One that has ended and waits to be taken note of by its parent (a zombie, `Z`) is not alive. proc(5) */
export function isAlive(pid: number): boolean {
  try {
    const [state] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return state !== 'Z';
  } catch {
    return false;
  }
}
