import type { types } from 'mediasoup';
import type * as port from '../port.ts';

type Stat = types.ConsumerStat | types.ProducerStat;
type Way = 'inbound-rtp' | 'outbound-rtp';
type Track = { id: string; stats: readonly Stat[] };

export const statsOf = async (track: types.Producer | types.Consumer): Promise<Track> => ({
  id: track.id,
  stats: await track.getStats(),
});

/** A consumer's numbers stand beside its producer's, and a camera has a row for each layer. */
export function packetsOf(stats: readonly Stat[], way: Way): number {
  return sum(stats, way, ({ packetCount }) => packetCount);
}

/** Of all that a source sends: headers, retransmissions and padding as well. */
export function bytesOf(stats: readonly types.ProducerStat[]): number {
  return sum(stats, 'inbound-rtp', ({ byteCount }) => byteCount);
}

/**
 * The sender's layers come, and none of them is passed on: the engine believes that the path does not bear the least of them.
 * A consumer of one layer is never left out so.
 */
export const isLeftOut = ({ type, currentLayers, score }: types.Consumer): boolean =>
  type === 'simulcast' && currentLayers === undefined && score.producerScores.some((layer) => layer > 0);

/** @param tracks what a participant publishes (`up`), and what they hear and see (`down`) */
export function roundTripOf({ up, down }: { up: readonly Track[]; down: readonly Track[] }): number | null {
  const rows = (tracks: readonly Track[], way: Way) => tracks.flatMap(({ stats }) => stats.filter(isOf(way)));
  const trips = [...rows(up, 'inbound-rtp'), ...rows(down, 'outbound-rtp')]
    .map(({ roundTripTime }) => roundTripTime ?? 0)
    .filter((ms) => ms > 0);
  return trips.length > 0 ? Math.max(...trips) : null;
}

/** Packets of all tracks that a link has had in one direction: one that has gone counts as it was counted last. */
export class Tally {
  readonly #way: Way;
  #gone: port.Packets = { packets: 0, lost: 0 };
  #present = new Map<string, port.Packets>();

  constructor(way: Way) {
    this.#way = way;
  }

  /** @param tracks all that are there now */
  count(tracks: readonly Track[]): port.Packets {
    const now = new Map(tracks.map(({ id, stats }) => [id, countOf(stats, this.#way)]));
    for (const [id, before] of this.#present) {
      // A source that is opened again keeps its id and begins at nothing.
      if ((now.get(id)?.packets ?? 0) < before.packets) this.#gone = plus(this.#gone, before);
    }
    this.#present = now;
    return [...now.values()].reduce(plus, this.#gone);
  }
}

const plus = (a: port.Packets, b: port.Packets): port.Packets => ({
  packets: a.packets + b.packets,
  lost: a.lost + b.lost,
});

const countOf = (stats: readonly Stat[], way: Way): port.Packets => ({
  packets: packetsOf(stats, way),
  // A packet that came twice counts against a lost one (RFC 3550, 6.4.1).
  lost: Math.max(
    0,
    sum(stats, way, ({ packetsLost }) => packetsLost),
  ),
});

const isOf = (way: Way) => (stat: Stat) => stat.type === way;

const sum = (stats: readonly Stat[], way: Way, of: (stat: Stat) => number): number =>
  stats.filter(isOf(way)).reduce((all, stat) => all + of(stat), 0);
