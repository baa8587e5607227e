/** Many events of one change come together: one reading serves them. */
const GATHER_MS = 250;

/**
 * When a desk is read. In a line of thousands something changes all the time, and fifty desks look at it: at most one
 * reading is under way and one waits, and what others did is read at most once in `everyMs`. What was done at this desk is
 * read at once.
 */
export class Readings {
  readonly #read: () => Promise<void>;
  readonly #everyMs: number;
  #underWay: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #startedAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(read: () => Promise<void>, everyMs: number) {
    this.#read = read;
    this.#everyMs = everyMs;
  }

  /** Reads at once, or after the reading under way, which may have missed what was done. Settles when it is shown. */
  now(): Promise<void> {
    if (this.#closed) return Promise.resolve();
    if (!this.#underWay) return this.#start();
    this.#next ??= this.#underWay.then(
      () => this.#start(),
      () => this.#start(),
    );
    return this.#next;
  }

  /** Reads before long: something changed elsewhere. */
  soon(): void {
    if (this.#closed || this.#timer !== undefined || this.#next) return;
    const rest = Math.max(GATHER_MS, this.#startedAt + this.#everyMs - Date.now());
    this.#timer = setTimeout(() => void this.now(), rest);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #start(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = null;
    if (this.#closed) return Promise.resolve();
    this.#startedAt = Date.now();
    this.#underWay = this.#read().finally(() => (this.#underWay = null));
    return this.#underWay;
  }
}
