import type { MediaSource } from '$contract/signalling.ts';
import type { Connection } from '../connection.svelte.ts';
import type { Link } from './link.ts';
import { PathLost } from './linkPath.ts';
import type { LocalMedia } from './localMedia.svelte.ts';
import { MediaWatch, type Missing } from './mediaWatch.ts';
import { QualityReports } from './qualityReports.ts';
import { remedyFor } from './remedy.ts';
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
  /** Does a queue stand before the line? */
  isLate: () => boolean;
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
  /** How often something was waited for, a queue standing before the line. */
  readonly #waited = new Map<string, number>();

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

  #oneWay(what: { consumerId: string } | { source: MediaSource }): void {
    const { link, isLate, onBroken } = this.#needs;
    const [key, to] =
      'source' in what ? [what.source, 'others' as const] : [what.consumerId, 'here' as const];
    const source = 'source' in what ? what.source : link.consumers.sourceOf(what.consumerId);
    if (!source) return;
    const waited = this.#waited.get(key) ?? 0;
    const remedy = remedyFor({ to, source }, !this.#refreshed.has(key), isLate(), waited);
    if (remedy === 'wait') return void this.#waited.set(key, waited + 1);
    this.#refreshed.add(key);
    if (remedy === 'refresh') link.consumers.refresh(key);
    else if (remedy === 'restart') link.restart();
    else onBroken(new PathLost(`one-way: ${key}`));
  }
}
