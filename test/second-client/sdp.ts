import type { Codec, Fingerprint, Kind, RtpParameters, Transport } from './messages.ts';

/**
 * This client's WebRTC speaks SDP and the server does not, so the server's side of each negotiation is written here, from
 * the transport and the parameters that the server told.
 */
export type Section = {
  kind: Kind;
  mid: string;
  direction: 'sendonly' | 'recvonly' | 'inactive';
  codecs: Codec[];
  ssrc?: number;
  cname?: string;
};

/** `setup`: the server waits for this client's DTLS hello. */
export function serverSdp(transport: Transport, version: number, sections: Section[]): string {
  const { iceParameters, iceCandidates, dtlsParameters } = transport;
  const path = [
    `a=ice-ufrag:${iceParameters.usernameFragment}`,
    `a=ice-pwd:${iceParameters.password}`,
    ...dtlsParameters.fingerprints.map(({ algorithm, value }) => `a=fingerprint:${algorithm} ${value}`),
    'a=setup:passive',
    ...iceCandidates
      .filter(({ protocol }) => protocol === 'udp')
      .map(
        (c) =>
          `a=candidate:${c.foundation} 1 ${c.protocol} ${c.priority} ${c.address} ${c.port} typ ${c.type}`,
      ),
    'a=end-of-candidates',
  ];
  return [
    'v=0',
    `o=- 1 ${version} IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    'a=ice-lite',
    `a=group:BUNDLE ${sections.map(({ mid }) => mid).join(' ')}`,
    ...sections.flatMap((section) => [...mediaLines(section), ...path]),
    '',
  ].join('\r\n');
}

function mediaLines({ kind, mid, direction, codecs, ssrc, cname = 'server' }: Section): string[] {
  return [
    `m=${kind} 9 UDP/TLS/RTP/SAVPF ${codecs.map(({ payloadType }) => payloadType).join(' ')}`,
    'c=IN IP4 127.0.0.1',
    `a=mid:${mid}`,
    `a=${direction}`,
    'a=rtcp-mux',
    'a=rtcp-rsize',
    ...codecs.flatMap(codecLines),
    ...(ssrc === undefined ? [] : [`a=ssrc:${ssrc} cname:${cname}`]),
  ];
}

function codecLines({
  mimeType,
  payloadType,
  clockRate,
  channels,
  parameters,
  rtcpFeedback,
}: Codec): string[] {
  const name = mimeType.split('/')[1]!;
  const format = Object.entries(parameters ?? {}).map(([key, value]) => `${key}=${value}`);
  return [
    `a=rtpmap:${payloadType} ${name}/${clockRate}${channels ? `/${channels}` : ''}`,
    ...(format.length > 0 ? [`a=fmtp:${payloadType} ${format.join(';')}`] : []),
    ...(rtcpFeedback ?? []).map(
      ({ type, parameter }) => `a=rtcp-fb:${payloadType} ${type}${parameter ? ` ${parameter}` : ''}`,
    ),
  ];
}

export const sectionOf = (kind: Kind, parameters: RtpParameters, open: boolean): Section => ({
  kind,
  mid: parameters.mid!,
  direction: open ? 'sendonly' : 'inactive',
  codecs: parameters.codecs,
  ssrc: parameters.encodings[0]!.ssrc!,
  cname: parameters.rtcp?.cname ?? 'server',
});

/** The fingerprint of this client's certificate, as its own description says it. */
export function fingerprintIn(sdp: string): Fingerprint {
  const [, algorithm, value] = /^a=fingerprint:(\S+) (\S+)/m.exec(sdp) ?? [];
  return { algorithm: algorithm!, value: value! };
}
