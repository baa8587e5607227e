import { BUDGETS } from './budgets.ts';
import type { Link } from './link.ts';
import { Pressure } from './pressure.ts';
import { Relief } from './relief.ts';

type Sides = {
  /** Holds this person's own pictures back, or lets them go. Says whether there is one. */
  mine: { hasPicture: boolean; easePicture(held: boolean): void };
  /** The same of the others' pictures. */
  remote: { hasPictures: boolean; easePictures(held: boolean): void };
};

/** Audio never loses to video: leaves pictures out where they take the voice's way. */
export class Easing {
  /** Own pictures, camera and screen, are left out. */
  up = $state(false);
  /** The others' pictures are left out. */
  down = $state(false);
  readonly #sides: Sides;
  readonly #reliefs = { up: new Relief(), down: new Relief() };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #link: Link | undefined;
  #pressure = new Pressure();
  /** When own pictures were left out last. */
  #ownLeftOutAt = -Infinity;

  constructor(sides: Sides) {
    this.#sides = sides;
  }

  /** Looks at this link from now on; what is known to help is left out over this one, too. */
  over(link: Link | undefined): void {
    if (link === this.#link) return;
    clearTimeout(this.#timer);
    this.#link = link;
    if (!link) return;
    this.#pressure = new Pressure();
    for (const relief of Object.values(this.#reliefs)) relief.moved();
    this.#apply();
    this.#pressure.alone(this.down);
    this.#again(link);
  }

  /** Does a queue stand before the line? */
  get isLate(): boolean {
    return this.#pressure.isLate;
  }

  /** By the person's press. */
  tryPictures(): void {
    this.#reliefs.up.free();
    this.#reliefs.down.free();
    this.#apply();
  }

  #again(link: Link): void {
    this.#timer = setTimeout(() => void this.#look(link), BUDGETS.pressure);
  }

  async #look(link: Link): Promise<void> {
    const counts = await link.sound().catch(() => null);
    if (link !== this.#link) return;
    if (counts) {
      const now = performance.now();
      const flows = this.#sides.mine.hasPicture && !this.up;
      const drains = now - this.#ownLeftOutAt < BUDGETS.ownQueueDrains;
      const harm = this.#pressure.look(counts, flows || drains);
      this.#reliefs.up.look(harm.up, this.#sides.mine.hasPicture, now);
      this.#reliefs.down.look(harm.down, this.#sides.remote.hasPictures, now);
      this.#apply();
    }
    this.#again(link);
  }

  #apply(): void {
    const { up, down } = this.#reliefs;
    if (up.held !== this.up) {
      this.#sides.mine.easePicture((this.up = up.held));
      if (this.up) this.#ownLeftOutAt = performance.now();
    }
    if (down.held === this.down) return;
    this.#sides.remote.easePictures((this.down = down.held));
    this.#pressure.alone(down.held);
  }
}
