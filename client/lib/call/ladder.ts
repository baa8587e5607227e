import { BUDGETS } from './budgets.ts';

/**
 * By which way new transports look for their path. `any`: UDP, TCP, and the relay where there is one, whichever answers
 * first by WebRTC's own order; `tcp`: the media port over TCP alone, for networks that let UDP through and then starve
 * it; `relay`: the relay alone, over TLS where it is served; `voice`: any way, without pictures.
 */
export type Route = 'any' | 'tcp' | 'relay' | 'voice';

const BUDGET_OF: Record<Route, number> = {
  any: BUDGETS.firstPath,
  tcp: BUDGETS.tcp,
  relay: BUDGETS.relay,
  voice: BUDGETS.firstPath,
};

/**
 * The reconnect ladder above the restart of a path: which way new transports take. Each time a path could not be mended
 * the next rung is climbed; a way that has carried the talk for long enough is kept, and the count begins anew. From the
 * last rung, the voice alone, pictures are tried again after a while, later each time.
 */
export class Ladder {
  route: Route = 'any';
  #settledAt: number | null = null;
  /** Pictures are tried over the paths that carried the voice alone. */
  #trying = false;
  #voiceOut: number = BUDGETS.voiceOut;
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** How long transports of this route may look for their first path, in milliseconds. */
  get budget(): number {
    return BUDGET_OF[this.route];
  }

  /** How long the voice alone stands before pictures are tried, in milliseconds. */
  get voiceOut(): number {
    return this.#voiceOut;
  }

  /** Both paths stand. */
  stands(): void {
    this.#settledAt ??= this.#now() + BUDGETS.settled;
  }

  /** A path was lost and its restart did not help. @param hasRelay whether the server has told of one */
  lost(hasRelay: boolean): Route {
    const proved = this.#settledAt !== null && this.#now() >= this.#settledAt;
    this.#settledAt = null;
    // What has served long is tried once more as it is: the network went away, not the way through it.
    if (!proved) this.route = this.#trying ? 'voice' : above(this.route, hasRelay);
    else if (this.#trying) this.#voiceOut = BUDGETS.voiceOut;
    this.#trying = false;
    return this.route;
  }

  /** The paths that carry the voice alone bear pictures from now on. Lost before they have proved themselves, they are for the voice again. */
  tryPictures(): void {
    this.route = 'any';
    this.#trying = true;
    this.#settledAt = this.#now() + BUDGETS.settled;
    this.#voiceOut = Math.min(this.#voiceOut * 2, BUDGETS.voiceOutAtMost);
  }

  /** The device is on another network, or the person asks: every way may be open again. */
  begin(): void {
    this.route = 'any';
    this.#settledAt = null;
    this.#trying = false;
    this.#voiceOut = BUDGETS.voiceOut;
  }
}

function above(route: Route, hasRelay: boolean): Route {
  if (route === 'any') return 'tcp';
  if (route === 'tcp') return hasRelay ? 'relay' : 'voice';
  return 'voice';
}
