import type { DtlsParameters, RtpCapabilities, RtpParameters } from '../port.ts';

/** What a browser's device sends for its microphone, its camera and its connection, for tests and benchmarks. */
export function voice(ssrc: number): RtpParameters {
  return {
    mid: '0',
    codecs: [
      {
        mimeType: 'audio/opus',
        payloadType: 100,
        clockRate: 48_000,
        channels: 2,
        parameters: { minptime: 10, useinbandfec: 1 },
        rtcpFeedback: [{ type: 'transport-cc', parameter: '' }],
      },
    ],
    headerExtensions: [
      { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1, encrypt: false, parameters: {} },
      { uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: 10, encrypt: false, parameters: {} },
    ],
    encodings: [{ ssrc, dtx: false }],
    rtcp: { cname: 'aigerim', reducedSize: true },
  };
}

/** Three layers, as Chrome names them. */
export function picture(): RtpParameters {
  return {
    mid: '1',
    codecs: [
      {
        mimeType: 'video/VP8',
        payloadType: 101,
        clockRate: 90_000,
        parameters: {},
        rtcpFeedback: [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }, { type: 'transport-cc' }],
      },
      {
        mimeType: 'video/rtx',
        payloadType: 102,
        clockRate: 90_000,
        parameters: { apt: 101 },
        rtcpFeedback: [],
      },
    ],
    headerExtensions: [
      { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1 },
      { uri: 'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id', id: 2 },
    ],
    encodings: ['r0', 'r1', 'r2'].map((rid) => ({ rid, scalabilityMode: 'L1T3' })),
    rtcp: { cname: 'aigerim', reducedSize: true },
  };
}

/** The DTLS parameters of a page; `digit` (a hex digit) tells pages apart. */
export function page(digit: string): DtlsParameters {
  const value = Array.from({ length: 32 }, () => digit.repeat(2)).join(':');
  return { role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] };
}

/** A device that decodes what the engine carries, minus the codecs it lacks. */
export function deviceWithout(capabilities: RtpCapabilities, ...mimeTypes: string[]): RtpCapabilities {
  const codecs = capabilities.codecs?.filter(({ mimeType }) => !mimeTypes.includes(mimeType)) ?? [];
  return { ...capabilities, codecs };
}
