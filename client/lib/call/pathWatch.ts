/** WebRTC's word for a transport's path, as mediasoup-client tells it. */
export type PathState = 'new' | 'connecting' | 'connected' | 'failed' | 'disconnected' | 'closed';

/** A short gap heals by itself; after this many milliseconds the path is asked to start anew. */
const PATIENCE_MS = 2_000;
/** How long a restarted, or a first, path may take before the transports are replaced, in milliseconds. */
const BUDGET_MS = 8_000;

type Remedies = {
  /** The first rung: a new path for the same transport. */
  restart: () => void;
  /** The second: new transports. */
  replace: () => void;
};

/** The ladder of one transport: told each state of its path, it decides when to restart and when to replace it. */
export class PathWatch {
  readonly #remedies: Remedies;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #climbing = false;

  constructor(remedies: Remedies) {
    this.#remedies = remedies;
  }

  changed(state: PathState): void {
    switch (state) {
      case 'connected':
        this.#climbing = false;
        return this.#wait(undefined);
      case 'connecting':
        if (this.#climbing) return;
        return this.#wait(BUDGET_MS, () => this.#remedies.replace());
      case 'disconnected':
        if (this.#climbing) return;
        return this.#wait(PATIENCE_MS, () => this.#restart());
      case 'failed':
        if (this.#climbing) return;
        return this.#restart();
      case 'closed':
        return this.stop();
      case 'new':
        return;
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #restart(): void {
    this.#climbing = true;
    this.#wait(BUDGET_MS, () => this.#remedies.replace());
    this.#remedies.restart();
  }

  #wait(ms: number | undefined, then: () => void = () => {}): void {
    clearTimeout(this.#timer);
    if (ms !== undefined) this.#timer = setTimeout(then, ms);
  }
}
