import { Mutex } from 'async-mutex';

/** One at a time per name: two calls for the same room never interleave, calls for different rooms never wait. */
export class Turns {
  readonly #mutexes = new Map<string, Mutex>();

  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const mutex = this.#mutexes.get(name) ?? new Mutex();
    this.#mutexes.set(name, mutex);
    try {
      return await mutex.runExclusive(work);
    } finally {
      if (!mutex.isLocked()) this.#mutexes.delete(name);
    }
  }
}
