import type { MediaSource } from '$contract/signalling.ts';
import type { Connection } from '../connection.svelte.ts';
import type { Link } from './link.ts';
import { PathLost } from './linkPath.ts';
import type { LocalMedia } from './localMedia.svelte.ts';
import { MediaWatch, type Missing } from './mediaWatch.ts';
import { QualityReports } from './qualityReports.ts';
import type { Timings } from './timings.ts';

type Needs = {
  link: Link;
  connection: Connection;
  visitId: string;
  timings: Timings;
  local: LocalMedia;
  onArrived: (arrived: ReadonlyMap<string, number>) => void;
  onLeftOut: (consumerIds: ReadonlySet<string>) => void;
  onMissing: (missing: Missing) => void;
  onHeld: (held: Missing) => void;
  /** Only a new link helps. */
  onBroken: (reason: unknown) => void;
};

/** While the talk runs over one link: what ICE does not see, or sees too late; and how the link is, for the server. */
export class LinkWatches {
  readonly #needs: Needs;
  readonly #watch: MediaWatch;
  readonly #reports: QualityReports;
  /** What was let begin anew once already. */
  readonly #refreshed = new Set<string>();

  constructor(needs: Needs) {
    this.#needs = needs;
    const { link, connection, visitId } = needs;
    this.#reports = new QualityReports(needs, (report) => {
      connection.call('media.quality', { visitId, epoch: link.epoch, ...report }).catch(() => {
        // The next one says it all again; a page that has lost its place hears of that elsewhere.
      });
    });
    this.#watch = new MediaWatch({
      count: () => link.counts(),
      left: () => link.left(),
      ask: (timeoutMs) => connection.call('media.flow', { visitId, epoch: link.epoch }, { timeoutMs }),
      onAlive: (direction, since) => link.alive(direction, since),
      onArrived: needs.onArrived,
      onSilent: () => link.restart(),
      onDeaf: () => {
        link.restart();
        connection.renew();
      },
      onOneWay: (what) => this.#oneWay(what),
      onLeftOut: needs.onLeftOut,
      onMissing: needs.onMissing,
      onHeld: needs.onHeld,
    });
  }

  /** Tells how the link was, before it goes by the person's own will. */
  last(): Promise<void> {
    return this.#reports.last();
  }

  /** The link goes. What its page can still say of it is said before the next link asks for its place. */
  end(): void {
    this.#watch.stop();
    this.#reports.end();
  }

  /** A picture may wait for its beginning only; what does not help once needs new transports. */
  #oneWay(what: { consumerId: string } | { source: MediaSource }): void {
    const { link, onBroken } = this.#needs;
    const key = 'consumerId' in what ? what.consumerId : what.source;
    const first = !this.#refreshed.has(key);
    this.#refreshed.add(key);
    if (first && 'consumerId' in what) link.consumers.refresh(what.consumerId);
    else if (first) link.restart();
    else onBroken(new PathLost(`one-way: ${key}`));
  }
}
