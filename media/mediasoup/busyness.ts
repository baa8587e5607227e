import type { types } from 'mediasoup';

const SAMPLE_MS = 2_000;

/**
 * How busy worker processes are: the share of one core that each used between the last two samples, by its own account
 * (getrusage). A worker has one thread that forwards, so at 1 it can do no more and packets wait.
 */
export class Busyness {
  readonly #workers: () => types.Worker[];
  readonly #last = new Map<types.Worker, { cpuMs: number; at: number; busy: number }>();
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
    // One that dies meanwhile is buried elsewhere.
    const usage = await worker.getResourceUsage().catch(() => null);
    if (!usage) return;
    const [cpuMs, at] = [usage.ru_utime + usage.ru_stime, performance.now()];
    const before = this.#last.get(worker);
    const busy = before ? Math.min(1, (cpuMs - before.cpuMs) / (at - before.at)) : 0;
    this.#last.set(worker, { cpuMs, at, busy });
  }
}
