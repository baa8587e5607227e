import { BUDGETS } from './budgets.ts';

/** WebRTC's word for a transport's path, as mediasoup-client tells it. */
export type PathState = 'new' | 'connecting' | 'connected' | 'failed' | 'disconnected' | 'closed';

type Remedies = {
  /** The first rung: a new path for the same transport. */
  restart: () => void;
  /** The second: new transports. */
  replace: () => void;
};

/** The ladder of one transport: told each state of its path, it decides when to restart and when to replace it. */
export class PathWatch {
  readonly #remedies: Remedies;
  /** For the first path of these transports, in milliseconds. */
  readonly #firstBudget: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Since when a restart is under way, in milliseconds of the page's own clock. */
  #climbing: number | null = null;
  #begun = false;
  /** Something has come in after this, on the page's own clock. */
  #aliveSince = -Infinity;

  constructor(remedies: Remedies, firstBudget: number = BUDGETS.firstPath) {
    this.#remedies = remedies;
    this.#firstBudget = firstBudget;
  }

  /** The path died without a word, or the device is on another network: nothing is waited for. */
  restartNow(): void {
    if (this.#begun && this.#climbing === null) this.#restart();
  }

  /**
   * Something has come in over the path: a restart has helped, whether or not a state says so.
   * @param since it came at some time after this, on the page's own clock: what may have come before the restart says nothing of it
   */
  alive(since: number): void {
    this.#aliveSince = since;
    if (this.#climbing === null || since < this.#climbing) return;
    this.#climbing = null;
    this.#wait(undefined);
  }

  /** The socket came back during a restart, whose answer was lost with it: it is asked for once more, and has its time anew. */
  repeat(): void {
    if (this.#climbing !== null) this.#restart();
  }

  changed(state: PathState): void {
    this.#begun ||= state !== 'new';
    switch (state) {
      case 'connected':
        this.#climbing = null;
        return this.#wait(undefined);
      case 'connecting':
        if (this.#climbing !== null) return;
        return this.#wait(this.#firstBudget, () => this.#remedies.replace());
      case 'disconnected':
        if (this.#climbing !== null) return;
        return this.#waitForGap();
      case 'failed':
        if (this.#climbing !== null) return;
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

  /** Only the answers to ICE's questions are late where packets come: a queue stands before the line, and a new path would stand in it too. */
  #waitForGap(since = performance.now()): void {
    const from = performance.now();
    this.#wait(BUDGETS.gap, () => {
      const isLate = this.#aliveSince >= from && performance.now() - since < BUDGETS.late;
      if (isLate) this.#waitForGap(since);
      else this.#restart();
    });
  }

  #restart(): void {
    this.#climbing = performance.now();
    this.#wait(BUDGETS.restart, () => this.#remedies.replace());
    this.#remedies.restart();
  }

  #wait(ms: number | undefined, then: () => void = () => {}): void {
    clearTimeout(this.#timer);
    if (ms !== undefined) this.#timer = setTimeout(then, ms);
  }
}
