import { ONE_OUTAGE_MS } from './settings.ts';

/** How often a page has lost its path, told by its questions for another one: those close to each other are of one outage. */
export class Outages {
  count = 0;
  #askedAt = -Infinity;

  asked(now = performance.now()): void {
    if (now - this.#askedAt >= ONE_OUTAGE_MS) this.count += 1;
    this.#askedAt = now;
  }
}
