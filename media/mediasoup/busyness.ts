import { readFile } from 'node:fs/promises';
import type { types } from 'mediasoup';

const SAMPLE_MS = 2_000;

/** What a worker did between two samples, in milliseconds. */
type Span = { ranMs: number; waitedMs: number; ofMs: number };

/**
 * How busy, 0…1: the share of the time in which the worker had a processor and ran. While it waited for one it did not
 * rest; so one that gets no more than half a core and never rests is as full as one that runs all the time, and one
 * with little to do on a busy machine is not.
 */
export function busyness({ ranMs, waitedMs, ofMs }: Span): number {
  const restedMs = Math.max(0, ofMs - ranMs - waitedMs);
  return ranMs + restedMs > 0 ? ranMs / (ranMs + restedMs) : 1;
}

/** How busy worker processes were between the last two samples. A worker has one thread that forwards: at 1 packets wait. */
export class Busyness {
  readonly #workers: () => types.Worker[];
  readonly #last = new Map<types.Worker, WorkerTimes & { busy: number }>();
  /** One that does not answer is not asked again: two answers at once would tell of no time at all. */
  readonly #asked = new Set<types.Worker>();
  readonly #timer: NodeJS.Timeout;

  constructor(workers: () => types.Worker[]) {
    this.#workers = workers;
    this.#timer = setInterval(() => void this.#sample(), SAMPLE_MS);
    this.#timer.unref();
  }

  /** 0…1; a worker that has not been sampled twice counts as idle. */
  of(worker: types.Worker): number {
    return this.#last.get(worker)?.busy ?? 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #sample(): Promise<void> {
    const workers = this.#workers();
    for (const worker of this.#last.keys()) if (!workers.includes(worker)) this.#last.delete(worker);
    await Promise.all(workers.map((worker) => this.#sampleOne(worker)));
  }

  async #sampleOne(worker: types.Worker): Promise<void> {
    if (this.#asked.has(worker)) return;
    this.#asked.add(worker);
    // One that dies meanwhile is buried elsewhere.
    const times = await timesOf(worker).catch(() => null);
    this.#asked.delete(worker);
    if (!times) return;
    const before = this.#last.get(worker);
    this.#last.set(worker, { ...times, busy: before ? busyBetween(before, times) : 0 });
  }
}

/** What a worker has done since it began, and when it was asked; all in milliseconds. Rejects when it has died. */
export type WorkerTimes = { ranMs: number; waitedMs: number; at: number };

export async function timesOf(worker: types.Worker): Promise<WorkerTimes> {
  const [usage, waitedMs] = await Promise.all([worker.getResourceUsage(), waitedFor(worker.pid)]);
  return { ranMs: usage.ru_utime + usage.ru_stime, waitedMs, at: performance.now() };
}

export const busyBetween = (before: WorkerTimes, now: WorkerTimes): number =>
  busyness({
    ranMs: now.ranMs - before.ranMs,
    waitedMs: now.waitedMs - before.waitedMs,
    ofMs: now.at - before.at,
  });

/** How long the process's first thread, which forwards, has waited for a processor (proc(5), `schedstat`); 0 where nobody says. */
async function waitedFor(pid: number): Promise<number> {
  const told = await readFile(`/proc/${pid}/schedstat`, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return Number(told.split(' ')[1] ?? 0) / 1e6;
}
