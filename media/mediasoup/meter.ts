import { BURST_S } from './settings.ts';

/**
 * Gathers what comes over a ceiling while more comes, and lets it drain while less does. So a burst is let be, and a flood
 * is one whether it is steady or comes and goes.
 */
export class Meter {
  /** Bits per second. */
  ceiling: number;
  #bytes = 0;
  #readAt: number;
  #bitsOver = 0;

  constructor(ceiling: number, now = performance.now()) {
    this.ceiling = ceiling;
    this.#readAt = now;
  }

  /** @param bytes since what is counted began */
  read(bytes: number, now = performance.now()): void {
    const bits = Math.max(0, bytes - this.#bytes) * 8;
    const allowed = (this.ceiling * (now - this.#readAt)) / 1_000;
    this.#bitsOver = Math.max(0, this.#bitsOver + bits - allowed);
    this.#bytes = bytes;
    this.#readAt = now;
  }

  /** What is counted next begins at nothing. */
  restart(now = performance.now()): void {
    this.read(this.#bytes, now);
    this.#bytes = 0;
  }

  forgive(): void {
    this.#bitsOver = 0;
  }

  isOlderThan(ms: number, now = performance.now()): boolean {
    return now - this.#readAt >= ms;
  }

  get isFlooded(): boolean {
    return this.#bitsOver > this.ceiling * BURST_S;
  }
}
