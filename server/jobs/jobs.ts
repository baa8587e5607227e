import { setTimeout as pause } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import type { Deps } from '../actions/ports/deps.ts';
import { bossOver, keyOf, register } from './boss.ts';
import type { DataOf, JobTable } from './table.ts';
import { gatherWakeUps } from './wake-ups.ts';

/** Running jobs are waited for so long when the server stops; what is cut off is done again. */
const STOP_WITHIN_MS = 15_000;

export type Wake<T extends JobTable> = <N extends keyof T & string>(name: N, data: DataOf<T[N]>) => void;
export type Jobs<T extends JobTable> = {
  /** Has the job done within a second, here or by another server. */
  wake: Wake<T>;
  /** Has it done and waits for its end, whoever does it: for tests. @throws Error when it failed for good */
  runNow<N extends keyof T & string>(name: N, data: DataOf<T[N]>): Promise<void>;
  /** Takes no more, and waits for what is being done. */
  stop(): Promise<void>;
};

/**
 * Jobs are rows in PostgreSQL, kept by pg-boss: whichever server takes one first does it, and the job of a server that
 * died is done again. What this process wakes it looks for at once; everything else is found by a poll.
 */
export async function openJobs<T extends JobTable>(url: string, table: T, deps: Deps): Promise<Jobs<T>> {
  const { log, settings } = deps;
  const boss = bossOver(url, settings.jobs);
  boss.on('error', (error) => log.warn({ err: error }, 'jobs could not be seen to; they are tried again'));
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'pg-boss warns'));
  const worker = new Map<string, string>();
  const look = (name: string) => boss.notifyWorker(worker.get(name) ?? '');
  try {
    await boss.start();
    await register(boss, table, settings.jobs);
    for (const name of Object.keys(table))
      worker.set(name, await work(boss, table, name, deps, () => look(name)));
  } catch (error) {
    await boss.stop({ graceful: false });
    throw error;
  }
  const wakeUps = gatherWakeUps(async (name, data) => {
    await send(boss, name, data);
    look(name);
  }, log);
  return {
    wake: (name, data) => wakeUps.add(name, table[name]!.data.parse(data)),
    async runNow(name, data) {
      const jobId = await send(boss, name, table[name]!.data.parse(data));
      look(name);
      await end(boss, name, jobId);
    },
    async stop() {
      await wakeUps.stop();
      await boss.stop({ graceful: true, timeout: STOP_WITHIN_MS });
    },
  };
}

/** What a row keeps of a failure. The error itself may name somebody, and is for the log and its rules. */
class JobFailed extends Error {}

function work(
  boss: PgBoss,
  table: JobTable,
  name: string,
  deps: Deps,
  lookAgain: () => void,
): Promise<string> {
  const { data, handler } = table[name]!;
  const options = {
    pollingIntervalSeconds: deps.settings.jobs.pollMs / 1000,
    includeMetadata: true,
  } as const;
  return boss.work<object, void, typeof options>(name, options, async ([job]) => {
    try {
      await handler(deps, data.parse(job!.data));
    } catch (error) {
      const attempt = job!.retryCount + 1;
      deps.log.error({ err: error, job: name, jobId: job!.id, attempt }, 'a job failed; it is tried again');
      throw new JobFailed('see the log');
    } finally {
      // Another of this name may wait; it need not wait for the poll.
      lookAgain();
    }
  });
}

/** Puts the job in, unless one with the same data waits already: then it is that one. */
async function send(boss: PgBoss, name: string, data: object): Promise<string> {
  const key = keyOf(data);
  for (;;) {
    const jobId = await boss.send(name, data, { singletonKey: key });
    if (jobId) return jobId;
    const [waiting] = await boss.findJobs(name, { key, queued: true });
    if (waiting) return waiting.id;
  }
}

const LOOK_AT_END_MS = 20;

async function end(boss: PgBoss, name: string, id: string): Promise<void> {
  for (;;) {
    const [job] = await boss.findJobs(name, { id });
    if (job?.state === 'completed') return;
    if (!job || job.state === 'failed' || job.state === 'cancelled')
      throw new Error(`${name}: ${job?.state ?? 'gone'}`);
    await pause(LOOK_AT_END_MS);
  }
}
