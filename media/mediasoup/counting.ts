import type { types } from 'mediasoup';
import type * as port from '../port.ts';

type Stat = types.ConsumerStat | types.ProducerStat;
type Way = 'inbound-rtp' | 'outbound-rtp';

/** A consumer's numbers stand beside its producer's, and a camera has a row for each layer. */
export function packetsOf(stats: readonly Stat[], way: Way): number {
  return sum(stats, way, ({ packetCount }) => packetCount);
}

/** Of all that a source sends: headers, retransmissions and padding as well. */
export function bytesOf(stats: readonly types.ProducerStat[]): number {
  return sum(stats, 'inbound-rtp', ({ byteCount }) => byteCount);
}

/** @param stats of what a participant publishes (`up`) and of what they hear and see (`down`) */
export function qualityOf({
  up,
  down,
}: {
  up: readonly Stat[];
  down: readonly Stat[];
}): Pick<port.LinkQuality, 'up' | 'down' | 'roundTripMs'> {
  const trips = [...up.filter(isOf('inbound-rtp')), ...down.filter(isOf('outbound-rtp'))]
    .map(({ roundTripTime }) => roundTripTime ?? 0)
    .filter((ms) => ms > 0);
  return {
    up: countOf(up, 'inbound-rtp'),
    down: countOf(down, 'outbound-rtp'),
    roundTripMs: trips.length > 0 ? Math.max(...trips) : null,
  };
}

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
