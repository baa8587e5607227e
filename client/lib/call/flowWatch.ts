import { BUDGETS } from './budgets.ts';

/** What has come in over one path. */
export type Flow = {
  /** Counted up: bytes of whatever kind, and answers to the path's own checks. */
  cameIn: number;
  /** Is anybody let through here, so that something must come even in silence? */
  carries: boolean;
};

/** What has come in over a path in all. The browser counts it by pairs of candidates, and a pair that is given up takes its count with it. */
export class CameIn {
  total = 0;
  #counted = 0;

  /** @param counted of all pairs that are left */
  add(counted: number): number {
    this.total += Math.max(0, counted - this.#counted);
    this.#counted = counted;
    return this.total;
  }
}

/** When something has grown last, and whether it should have. Milliseconds of `now`. */
class Growth {
  #value = -1;
  #grewAt = 0;

  /** For how long it has not grown. */
  stillFor(value: number, now: number): number {
    if (value !== this.#value) {
      this.#value = value;
      this.#grewAt = now;
    }
    return now - this.#grewAt;
  }

  forget(): void {
    this.#value = -1;
  }
}

/**
 * Finds a path that may have died without a word, for ICE needs up to half a minute to say so. Whoever is heard over it may
 * as well have fallen silent: the server knows whether it has sent.
 */
export class SilentPath {
  readonly #growth = new Growth();

  /** Has nothing come for the budget? Having said so, it begins to count anew. */
  isSilent({ cameIn, carries }: Flow, now: number): boolean {
    if (!carries) {
      this.#growth.forget();
      return false;
    }
    if (this.#growth.stillFor(cameIn, now) < BUDGETS.silentPath) return false;
    this.#growth.forget();
    return true;
  }
}

/** Of one track: what left the one end and what arrived at the other, counted up. */
export type Track = { left: number; arrived: number };

/** So few packets may be lost on the way, or be a voice's silence. */
const ENOUGH = 5;

/**
 * One-way media: a track leaves its sender and nothing of it arrives, although both paths stand. It compares what the
 * two ends have counted since the last time that anything arrived.
 */
export class OneWay {
  #since: { at: number; left: number; arrived: number } | null = null;
  /** What had left at the last look, and whether that was no more than at the one before. */
  #left = -1;
  #stoodStill = false;
  /** What had arrived when it was found to be lost. */
  #lostAt: number | null = null;

  /** It was found to be lost, and nothing of it has arrived since. */
  get lost(): boolean {
    return this.#lostAt !== null;
  }

  /** Is the track lost on its way? `left` and `arrived` are counted at the two ends, and need not be of one moment. */
  isOneWay({ left, arrived }: Track, now: number): boolean {
    if (arrived !== this.#lostAt) this.#lostAt = null;
    const since = this.#since;
    // While nothing left there was nothing to wait for.
    if (since && this.#stoodStill && left > this.#left) since.at = now;
    this.#stoodStill = left === this.#left;
    this.#left = left;
    // It arrives; or a counter began anew, as after new transports.
    if (!since || arrived !== since.arrived || left < since.left) {
      this.#since = { at: now, left, arrived };
      return false;
    }
    if (left - since.left < ENOUGH || now - since.at < BUDGETS.oneWay) return false;
    this.#since = null;
    this.#lostAt = arrived;
    return true;
  }
}
