import type { DtlsParameters, IceParameters, Transport } from 'mediasoup-client/types';
import type { Connection } from '../connection.svelte.ts';
import { BUDGETS } from './budgets.ts';
import { PathWatch, type PathState } from './pathWatch.ts';
import { plain } from './plain.ts';
import { codeOf } from './refusals.ts';
import type { Telling } from './telling.ts';

export type Direction = 'send' | 'recv';

/** A path that its restart did not mend. */
export class PathLost extends Error {}

type Options = {
  connection: Connection;
  visitId: string;
  epoch: number;
  telling: Telling;
  /** How long the first path may take, in milliseconds. */
  firstBudget: number;
  onPath: (direction: Direction, state: PathState) => void;
  onBroken: (reason: unknown) => void;
};

/** One transport of a link and its path through the network, which is watched and restarted. */
export class LinkPath {
  readonly transport: Transport;
  readonly #options: Options;
  readonly #watch: PathWatch;
  /** A restart is asked for and not answered yet. */
  #restarting = false;

  constructor(transport: Transport, options: Options) {
    this.transport = transport;
    this.#options = options;
    const { direction } = transport;
    const remedies = {
      restart: () => void this.#restart(),
      replace: () => options.onBroken(new PathLost(`the ${direction} path is lost`)),
    };
    this.#watch = new PathWatch(remedies, options.firstBudget);
    transport.on('connect', ({ dtlsParameters }, callback) => {
      options.telling.tell('media.connect', direction, {
        direction,
        dtlsParameters: plain<DtlsParameters>(dtlsParameters),
      });
      // A browser that finds nothing to try, as where the relay is shut, stays `new` and tells of no state.
      this.#watch.changed('connecting');
      callback();
    });
    transport.on('connectionstatechange', (state) => {
      this.#watch.changed(state);
      options.onPath(direction, state);
    });
  }

  /** Looks for its way anew: it died without a word, or the device is on another network. */
  restart(): void {
    this.#watch.restartNow();
  }

  /** Asks once more for a restart that has not helped yet. */
  restartAgain(): void {
    this.#watch.repeat();
  }

  /** Something has come in, at some time after this. */
  alive(since: number): void {
    this.#watch.alive(since);
  }

  close(): void {
    this.#watch.stop();
    this.transport.close();
  }

  async #restart(): Promise<void> {
    if (this.#restarting) return;
    this.#restarting = true;
    const { transport } = this;
    const { connection, visitId, epoch, onBroken } = this.#options;
    try {
      const { iceParameters } = await connection.call(
        'media.restartIce',
        { visitId, epoch, direction: transport.direction },
        { timeoutMs: BUDGETS.restartAnswer },
      );
      if (!transport.closed) await transport.restartIce({ iceParameters: iceParameters as IceParameters });
    } catch (reason) {
      // Not answered: the socket went with the path. It is asked once more when the socket is back.
      if (codeOf(reason) === 'TRY_AGAIN') connection.renew();
      else onBroken(reason);
    } finally {
      this.#restarting = false;
    }
  }
}
