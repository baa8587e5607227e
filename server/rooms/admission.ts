import type { Media } from '../../media/port.ts';
import type { Settings } from '../actions/settings.ts';
import { Refusal } from '../contract/errors.ts';
import { isFull } from '../domain/capacity.ts';

type Needs = { media: Media; settings: Pick<Settings, 'mediaFullAt' | 'mediaMeasuredMs'> };

/**
 * Whether there is room for one more talk. A talk begun on a full worker would be bad, and make all others bad. The measured
 * load is always of a while ago: what was called since then counts beside it, or many who call at once would all be let in.
 */
export class Admission {
  readonly #needs: Needs;
  /** Until when each call counts as coming: by its visit, or by a mark of its own while it is being placed. */
  readonly #coming = new Map<string | symbol, number>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /**
   * Places a call if there is room for its talk. An engine that is away is back before the person comes. Asked before the
   * queue's turn: nobody waits in it for an engine that is slow to answer.
   */
  async place<T extends { visitId: string }>(call: () => Promise<T>): Promise<T> {
    const { media, settings } = this.#needs;
    const load = await media.load().catch(() => null);
    const now = performance.now();
    for (const [who, until] of this.#coming) if (until <= now) this.#coming.delete(who);
    if (load && isFull(load, this.#coming.size, settings.mediaFullAt)) throw new Refusal('MEDIA_FULL');
    const placing = Symbol('a call that is being placed');
    this.#coming.set(placing, now + settings.mediaMeasuredMs);
    try {
      const called = await call();
      this.#coming.set(called.visitId, now + settings.mediaMeasuredMs);
      return called;
    } finally {
      this.#coming.delete(placing);
    }
  }

  /** The session has ended: its talk takes no room any more, or never will. */
  over(visitId: string): void {
    this.#coming.delete(visitId);
  }
}
