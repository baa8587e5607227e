import type { Consumer } from 'mediasoup-client/types';
import type { MediaSource } from '$contract/signalling.ts';
import type { Counts, Left } from './mediaWatch.ts';
import { rowsOf, sum, type Row } from './statRows.ts';

/** A path's own checks are answered even when nobody speaks. */
const cameIn = (rows: Row[]): number =>
  sum(
    rows
      .filter(({ type }) => type === 'candidate-pair')
      .flatMap(({ bytesReceived, responsesReceived }) => [bytesReceived, responsesReceived]),
  );

/** @param consumers those that are let through */
export function countsOf(
  sendReport: RTCStatsReport,
  recvReport: RTCStatsReport,
  consumers: readonly Consumer[],
): Counts {
  const [sent, received] = [rowsOf(sendReport), rowsOf(recvReport)];
  const arrived = new Map<string, number>();
  for (const { id, kind, rtpParameters } of consumers) {
    const ssrc = rtpParameters.encodings?.[0]?.ssrc;
    // A browser may have no row before the first packet: nothing has arrived then.
    const row = received.find((one) => one.type === 'inbound-rtp' && one.ssrc === ssrc);
    arrived.set(id, (kind === 'video' ? row?.framesDecoded : row?.packetsReceived) ?? 0);
  }
  return { cameIn: { send: cameIn(sent), recv: cameIn(received) }, arrived };
}

/** @param reports what the sender of each source that is published tells of itself */
export const leftOf = (reports: ReadonlyMap<MediaSource, RTCStatsReport>): Left =>
  new Map(
    [...reports].map(([source, report]) => [
      source,
      sum(
        rowsOf(report)
          .filter(({ type }) => type === 'outbound-rtp')
          .map(source === 'microphone' ? ({ packetsSent }) => packetsSent : pictures),
      ),
    ]),
  );

/** A screen on which nothing moves may send padding alone; and what is encoded before the path stands has not left. */
const pictures = ({ framesEncoded, packetsSent = 0 }: Row): number =>
  Math.min(framesEncoded ?? packetsSent, packetsSent);
