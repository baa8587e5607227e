import { BUDGETS } from './budgets.ts';

/** A share of sound that is lost or made up, 0…1, from where on words are lost. */
const HARMED = 0.1;
/** So many looks in a row say that it is no hiccup. */
const LOOKS = 3;

type Standing =
  | { kind: 'free' }
  /** Pictures are left out since then, and whether that helps is not known yet. */
  | { kind: 'trial'; since: number; before: number }
  /** It helped: pictures are left out until then. */
  | { kind: 'helped'; until: number }
  /** It did not help: pictures are not the cause, and are not touched until then. */
  | { kind: 'useless'; until: number };

/**
 * Decides for one direction whether pictures are left out so that the voice gets through. They are only where the
 * sound suffers while pictures flow, and they stay out only if that helps: a network that loses what it will gets no
 * better without them. Then they are tried again, later each time.
 */
export class Relief {
  #standing: Standing = { kind: 'free' };
  readonly #harms: number[] = [];
  #out: number = BUDGETS.picturesOut;

  /** Are pictures to be left out now? */
  get held(): boolean {
    return this.#standing.kind === 'trial' || this.#standing.kind === 'helped';
  }

  /**
   * @param harm the share of sound that was lost since the last look; null when nobody spoke
   * @param pictures whether pictures flow in this direction
   * @param now milliseconds
   */
  look(harm: number | null, pictures: boolean, now: number): void {
    if (harm !== null) this.#harms.push(harm);
    if (this.#harms.length > LOOKS) this.#harms.shift();
    const standing = this.#standing;
    if (standing.kind === 'trial') this.#judge(standing, now);
    else if (standing.kind !== 'free' && now >= standing.until) this.#begin({ kind: 'free' });
    else if (standing.kind === 'free') this.#watch(pictures, now);
  }

  /** The talk goes over another path: what was tried on the old one shows nothing of this. */
  moved(): void {
    this.#harms.length = 0;
    if (this.#standing.kind === 'trial') this.#begin({ kind: 'free' });
  }

  /** The person asks for pictures. */
  free(): void {
    this.#out = BUDGETS.picturesOut;
    this.#begin({ kind: 'free' });
  }

  #watch(pictures: boolean, now: number): void {
    const harmed = this.#harms.length === LOOKS && this.#harms.every((harm) => harm >= HARMED);
    if (harmed && pictures) this.#begin({ kind: 'trial', since: now, before: this.#mean() });
  }

  #judge({ since, before }: { since: number; before: number }, now: number): void {
    // The first looks still hear what was on its way.
    if (now - since < BUDGETS.picturesTrial) return;
    const over = now - since >= BUDGETS.picturesTrialAtMost;
    if (this.#harms.length < LOOKS) {
      // Nobody speaks any more: nothing can be learnt, and pictures take no voice's way.
      if (over) this.#begin({ kind: 'free' });
    } else if (this.#mean() <= before / 2) {
      this.#begin({ kind: 'helped', until: now + this.#out });
      this.#out = Math.min(this.#out * 2, BUDGETS.picturesOutAtMost);
    } else if (over) {
      this.#begin({ kind: 'useless', until: now + BUDGETS.picturesUseless });
    }
  }

  #begin(standing: Standing): void {
    this.#standing = standing;
    this.#harms.length = 0;
  }

  #mean(): number {
    return this.#harms.reduce((sum, harm) => sum + harm, 0) / this.#harms.length;
  }
}
