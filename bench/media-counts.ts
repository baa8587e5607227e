/** What a page's open connections have counted so far; bytes and packets since each began. */
export type MediaCounts = {
  at: number;
  /** Of the voices that come in. Samples at 48 kHz. */
  heard: Record<
    | 'totalSamplesReceived'
    | 'concealedSamples'
    | 'silentConcealedSamples'
    | 'jitterBufferDelay'
    | 'jitterBufferEmittedCount'
    | 'packetsReceived'
    | 'packetsLost'
    | 'fecPacketsReceived',
    number
  >;
  seen: Record<'bytesReceived' | 'framesDecoded' | 'nackCount' | 'freezeCount', number>;
  said: Record<'bytesSent' | 'headerBytesSent' | 'packetsSent', number>;
  shown: Record<'bytesSent' | 'headerBytesSent' | 'packetsSent' | 'retransmittedBytesSent', number>;
  /** Of the transports, SRTP and RTCP as they leave and come. */
  wire: Record<'bytesSent' | 'packetsSent' | 'bytesReceived' | 'packetsReceived', number>;
  /** Bits per second that the page believes it may send, seconds there and back, and what it was told last of its voice's losses, 0…1. */
  path: { availableOutgoingBitrate: number; currentRoundTripTime: number; fractionLost: number };
};

/** In the page, which keeps its connections in `peerConnections`. */
export async function mediaCounts(): Promise<MediaCounts> {
  const counts: MediaCounts = {
    at: performance.now(),
    heard: {
      ...{ totalSamplesReceived: 0, concealedSamples: 0, silentConcealedSamples: 0, jitterBufferDelay: 0 },
      ...{ jitterBufferEmittedCount: 0, packetsReceived: 0, packetsLost: 0, fecPacketsReceived: 0 },
    },
    seen: { bytesReceived: 0, framesDecoded: 0, nackCount: 0, freezeCount: 0 },
    said: { bytesSent: 0, headerBytesSent: 0, packetsSent: 0 },
    shown: { bytesSent: 0, headerBytesSent: 0, packetsSent: 0, retransmittedBytesSent: 0 },
    wire: { bytesSent: 0, packetsSent: 0, bytesReceived: 0, packetsReceived: 0 },
    path: { availableOutgoingBitrate: 0, currentRoundTripTime: 0, fractionLost: 0 },
  };
  const add = (into: Record<string, number>, row: Record<string, unknown>) => {
    for (const name of Object.keys(into)) into[name]! += Number(row[name] ?? 0);
  };
  for (const connection of window.peerConnections) {
    if (connection.connectionState !== 'connected') continue;
    for (const row of (await connection.getStats()).values()) {
      if (row.type === 'inbound-rtp') add(row.kind === 'audio' ? counts.heard : counts.seen, row);
      if (row.type === 'outbound-rtp') add(row.kind === 'audio' ? counts.said : counts.shown, row);
      if (row.type === 'transport') add(counts.wire, row);
      if (row.type === 'remote-inbound-rtp' && row.kind === 'audio')
        counts.path.fractionLost = row.fractionLost;
      if (row.type !== 'candidate-pair' || !row.nominated) continue;
      counts.path.availableOutgoingBitrate += row.availableOutgoingBitrate ?? 0;
      counts.path.currentRoundTripTime = Math.max(
        counts.path.currentRoundTripTime,
        row.currentRoundTripTime ?? 0,
      );
    }
  }
  return counts;
}
