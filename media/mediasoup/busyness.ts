import { readFile } from 'node:fs/promises';
import type { types } from 'mediasoup';

const SAMPLE_MS = 2_000;
/** Packets wait in a worker's busiest moments, and a calm one says little of those to come: the busiest of so many samples counts. */
const SAMPLES = 5;

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

/** How busy worker processes are, by looks at them now and then. A worker has one thread that forwards: at 1 packets wait. */
export class Busyness {
  readonly #workers: () => types.Worker[];
  readonly #last = new Map<types.Worker, { times: WorkerTimes; busy: readonly number[] }>();
  readonly #timer: NodeJS.Timeout;

  constructor(workers: () => types.Worker[]) {
    this.#workers = workers;
    this.#timer = setInterval(() => void this.#sample(), SAMPLE_MS);
    this.#timer.unref();
  }

  /** 0…1; a worker that has not been sampled twice counts as idle. */
  of(worker: types.Worker): number {
    return Math.max(0, ...(this.#last.get(worker)?.busy ?? []));
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
    // One that dies meanwhile is buried elsewhere.
    const times = await timesOf(worker).catch(() => null);
    if (!times) return;
    const before = this.#last.get(worker);
    const busy = before ? [...before.busy, busyBetween(before.times, times)].slice(-SAMPLES) : [];
    this.#last.set(worker, { times, busy });
  }
}

/** What a worker has done since it began, and when it was asked; all in milliseconds. Rejects when it has died. */
export type WorkerTimes = { ranMs: number; waitedMs: number; at: number };

export const busyBetween = (before: WorkerTimes, now: WorkerTimes): number =>
  busyness({
    ranMs: now.ranMs - before.ranMs,
    waitedMs: now.waitedMs - before.waitedMs,
    ofMs: now.at - before.at,
  });

/** The worker itself, asked where the system does not say it, answers late when it is busy, and knows of no waiting. */
export async function timesOf(worker: types.Worker): Promise<WorkerTimes> {
  const told = await scheduleOf(worker.pid);
  if (told) return told;
  const { ru_utime, ru_stime } = await worker.getResourceUsage();
  return { ranMs: ru_utime + ru_stime, waitedMs: 0, at: performance.now() };
}

/** Of the process's first thread, which forwards: how long it has run and has waited for a processor (proc(5), `schedstat`). */
export async function scheduleOf(pid: number): Promise<WorkerTimes | null> {
  const told = await readFile(`/proc/${pid}/schedstat`, 'utf8').catch(() => null);
  if (told === null) return null;
  const [ranMs, waitedMs] = told.split(' ').map((nanoseconds) => Number(nanoseconds) / 1e6);
  return { ranMs: ranMs!, waitedMs: waitedMs!, at: performance.now() };
}
