import { readFile } from 'node:fs/promises';
import type { types } from 'mediasoup';
import { scheduleOf, type WorkerTimes } from './busyness.ts';
import { WORKER_ANSWERS_MS, WORKER_ASKED_MS } from './settings.ts';

/** What a worker did between two looks, in milliseconds, and whether it would run now if it had a processor. */
export type Look = { ranMs: number; waitedMs: number; ofMs: number; wantsToRun: boolean };

/**
 * How much of that time is held against a worker that has not answered: that in which it could have. While it waited for a
 * processor the machine was overloaded, and to kill workers then would only make it more so; the kernel counts a wait when it
 * is over, so one that wants to run and never did has waited all the time. A look that comes late counts once: this process
 * was held up as well, and the answer may lie there unread.
 */
export function silenceIn({ ranMs, waitedMs, ofMs, wantsToRun }: Look): number {
  if (wantsToRun && ranMs === 0) return 0;
  return Math.min(Math.max(0, ofMs - waitedMs), WORKER_ASKED_MS);
}

type Asked = WorkerTimes & { silentMs: number };

/**
 * Asks each worker now and then for something that costs nothing. One that is stopped, waits for ever or runs in a circle
 * does not answer, nor die by itself: it is told to `onHang` as soon as its silence has lasted `WORKER_ANSWERS_MS`.
 */
export class Silence {
  readonly #onHang: (worker: types.Worker) => void;
  readonly #workers = new Set<types.Worker>();
  /** Of those who have not answered yet. */
  readonly #asked = new Map<types.Worker, Asked>();
  #nextLook: NodeJS.Timeout | undefined;

  constructor(onHang: (worker: types.Worker) => void) {
    this.#onHang = onHang;
    this.#lookLater();
  }

  watch(worker: types.Worker): void {
    this.#workers.add(worker);
    worker.observer.once('close', () => {
      this.#workers.delete(worker);
      this.#asked.delete(worker);
    });
  }

  /** It has let a whole look go by. */
  isSilent(worker: types.Worker): boolean {
    return (this.#asked.get(worker)?.silentMs ?? 0) >= WORKER_ASKED_MS / 2;
  }

  stop(): void {
    clearTimeout(this.#nextLook);
    this.#nextLook = undefined;
  }

  #lookLater(): void {
    this.#nextLook = setTimeout(() => {
      void Promise.all([...this.#workers].map((worker) => this.#look(worker))).then(() => {
        if (this.#nextLook) this.#lookLater();
      });
    }, WORKER_ASKED_MS).unref();
  }

  async #look(worker: types.Worker): Promise<void> {
    // Where the system does not say what a worker waited for, all its silence counts.
    const untold = { ranMs: 0, waitedMs: 0, at: performance.now() };
    const { ranMs, waitedMs, at } = (await scheduleOf(worker.pid)) ?? untold;
    if (!this.#workers.has(worker)) return;
    if (!this.#asked.has(worker)) return this.#ask(worker, { silentMs: 0, ranMs, waitedMs, at });
    const wantsToRun = await isRunnable(worker.pid);
    const before = this.#asked.get(worker);
    // It has answered or died meanwhile.
    if (!before) return;
    const look = { ranMs: ranMs - before.ranMs, waitedMs: waitedMs - before.waitedMs, ofMs: at - before.at };
    const silentMs = before.silentMs + silenceIn({ ...look, wantsToRun });
    this.#asked.set(worker, { silentMs, ranMs, waitedMs, at });
    if (silentMs >= WORKER_ANSWERS_MS) this.#onHang(worker);
  }

  #ask(worker: types.Worker, asked: Asked): void {
    this.#asked.set(worker, asked);
    worker.getResourceUsage().then(
      () => this.#asked.delete(worker),
      // One that dies meanwhile is buried elsewhere.
      () => undefined,
    );
  }
}

/** Whether it runs or waits for a processor; proc_pid_stat(5), `state`. */
async function isRunnable(pid: number): Promise<boolean> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.split(') ')[1]?.[0] === 'R';
}
