/** What this client uses of the messages that docs/signalling.md describes, in its own words. */
export type Feedback = { type: string; parameter?: string | undefined };
export type Codec = {
  mimeType: string;
  payloadType: number;
  clockRate: number;
  channels?: number;
  parameters?: Record<string, string | number | null>;
  rtcpFeedback?: Feedback[];
};
export type RtpParameters = {
  mid?: string;
  codecs: Codec[];
  encodings: { ssrc?: number }[];
  rtcp?: { cname?: string };
};
export type CodecCapability = Omit<Codec, 'payloadType'> & { kind: Kind; preferredPayloadType?: number };
export type RtpCapabilities = { codecs: CodecCapability[]; headerExtensions: object[] };
export type Kind = 'audio' | 'video';
export type Source = 'microphone' | 'camera' | 'screen';

export type Fingerprint = { algorithm: string; value: string };
export type Transport = {
  id: string;
  iceParameters: { usernameFragment: string; password: string };
  iceCandidates: {
    foundation: string;
    priority: number;
    address: string;
    protocol: 'udp' | 'tcp';
    port: number;
    type: string;
  }[];
  dtlsParameters: { fingerprints: Fingerprint[] };
};
export type Consumer = {
  id: string;
  participant: string;
  source: Source;
  kind: Kind;
  rtpParameters: RtpParameters;
};
export type Joined = {
  epoch: number;
  participantId: string;
  admission: { send: Transport; recv: Transport };
  consumers: Consumer[];
};
export type Dropped = { epoch: number; reason: 'rebuilt' | 'takenOver' | 'ended' | 'flooded' };
