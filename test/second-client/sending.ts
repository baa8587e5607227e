import { MediaStreamTrack, type RTCPeerConnection, type RTCRtpSender, type RtpPacket } from 'werift';
import type { Codec, Fingerprint, Kind, RtpParameters, Transport } from './messages.ts';
import { newPeer, OPUS, VP8 } from './peer.ts';
import { fingerprintIn, serverSdp } from './sdp.ts';

export type Sent = 'microphone' | 'camera';
const KINDS: Record<Sent, Kind> = { microphone: 'audio', camera: 'video' };
const SENT = Object.keys(KINDS) as Sent[];
const CODECS: Record<Sent, Codec> = {
  microphone: {
    mimeType: 'audio/opus',
    payloadType: OPUS.payloadType,
    clockRate: 48_000,
    channels: 2,
    parameters: { minptime: 10, useinbandfec: 1 },
  },
  camera: {
    mimeType: 'video/VP8',
    payloadType: VP8.payloadType,
    clockRate: 90_000,
    rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }],
  },
};

/** What this client says and shows: one sound and one picture on the `send` transport. */
export type Sending = {
  peer: RTCPeerConnection;
  fingerprint: Fingerprint;
  parametersOf(source: Sent): RtpParameters;
  send(source: Sent, packet: RtpPacket): Promise<void>;
  /** The other side cannot go on without a whole picture. */
  onKeyFrameAsked(listener: () => void): void;
};

export async function openSending(transport: Transport): Promise<Sending> {
  const peer = newPeer();
  const senders = new Map<Sent, RTCRtpSender>(
    SENT.map((source) => {
      const track = new MediaStreamTrack({ kind: KINDS[source] });
      return [source, peer.addTransceiver(track, { direction: 'sendonly' }).sender];
    }),
  );
  await peer.setLocalDescription(await peer.createOffer());
  const sections = peer.getTransceivers().map(({ mid }, i) => ({
    kind: KINDS[SENT[i]!],
    mid: mid!,
    direction: 'recvonly' as const,
    codecs: [CODECS[SENT[i]!]],
  }));
  await peer.setRemoteDescription({ type: 'answer', sdp: serverSdp(transport, 1, sections) });
  return {
    peer,
    fingerprint: fingerprintIn(peer.localDescription!.sdp),
    parametersOf: (source) => ({
      codecs: [CODECS[source]],
      encodings: [{ ssrc: senders.get(source)!.ssrc }],
      rtcp: { cname: peer.cname },
    }),
    send: (source, packet) => senders.get(source)!.sendRtp(packet),
    onKeyFrameAsked: (listener) => void senders.get('camera')!.onPictureLossIndication.subscribe(listener),
  };
}
