import { RTCPeerConnection, useOPUS, useVP8 } from 'werift';

/** Payload types of this client's own choosing, for what it sends. */
export const OPUS = useOPUS({ payloadType: 111, parameters: 'minptime=10;useinbandfec=1' });
export const VP8 = useVP8({
  payloadType: 96,
  rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
});

/** One transport of an admission. The test's server listens on the loopback, where no library looks by itself. */
export function newPeer(): RTCPeerConnection {
  return new RTCPeerConnection({
    codecs: { audio: [OPUS], video: [VP8] },
    headerExtensions: { audio: [], video: [] },
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    bundlePolicy: 'max-bundle',
  });
}

/** Resolves when ICE and DTLS are through; what is sent earlier is lost. */
export async function untilConnected(peer: RTCPeerConnection, withinMs = 20_000): Promise<void> {
  if (peer.connectionState === 'connected') return;
  await peer.connectionStateChange.watch((state) => state === 'connected', withinMs);
}
