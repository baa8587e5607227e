import type { MediaSource, RtpParameters } from '../port.ts';
import { picture, voice } from './sentMedia.ts';

const GIANT = 'a'.repeat(100_000);
const poisoned = JSON.parse('{"__proto__":{"polluted":1},"minptime":10}') as Record<string, unknown>;

/** What a hostile page may try to publish; each must be refused as `BAD_MEDIA`. */
export const HOSTILE: [what: string, source: MediaSource, rtpParameters: unknown][] = [
  ['a picture sent as a voice', 'microphone', picture()],
  ['a voice sent as a camera', 'camera', voice(7)],
  ['a source nobody knows', 'constructor' as MediaSource, voice(7)],
  ['nothing at all', 'microphone', null],
  ['a list instead of parameters', 'microphone', []],
  ['no codec', 'microphone', { ...voice(7), codecs: [] }],
  ['a codec nobody knows', 'microphone', codec(voice(7), { mimeType: 'audio/whistle' })],
  ['a codec that is not ours', 'camera', codec(picture(), { mimeType: 'video/AV1' })],
  ['a codec hidden behind a good one', 'camera', alsoCodec(picture(), 'video/AV1')],
  ['Opus at another clock rate', 'microphone', codec(voice(7), { clockRate: 44_100 })],
  ['a giant codec name', 'microphone', codec(voice(7), { mimeType: `audio/${GIANT}` })],
  ['a giant codec parameter', 'microphone', codec(voice(7), { parameters: { minptime: GIANT } })],
  ['a giant name of a codec parameter', 'microphone', codec(voice(7), { parameters: { [GIANT]: 1 } })],
  ['a key that would poison every object', 'microphone', codec(voice(7), { parameters: poisoned })],
  ['the key constructor', 'microphone', codec(voice(7), { parameters: { constructor: 1 } })],
  ['a list for codec parameters', 'microphone', codec(voice(7), { parameters: [[1]] })],
  ['a negative payload type', 'microphone', codec(voice(7), { payloadType: -1 })],
  ['a payload type beyond seven bits', 'microphone', codec(voice(7), { payloadType: 128 })],
  ['nine codecs', 'microphone', { ...voice(7), codecs: nineOf(voice(7).codecs[0]) }],
  ['retransmission of a codec that is not there', 'camera', rtxOf(picture(), 99)],
  ['a hundred encodings', 'camera', { ...picture(), encodings: layers(100) }],
  ['four layers', 'camera', { ...picture(), encodings: layers(4) }],
  ['a voice in layers', 'microphone', { ...voice(7), encodings: [{ ssrc: 7 }, { ssrc: 8 }] }],
  ['no encoding', 'microphone', { ...voice(7), encodings: [] }],
  ['an encoding without a name', 'microphone', { ...voice(7), encodings: [{}] }],
  ['one SSRC twice', 'camera', { ...picture(), encodings: [{ ssrc: 9 }, { ssrc: 9 }] }],
  [
    'an SSRC that is its own retransmission',
    'camera',
    { ...picture(), encodings: [{ ssrc: 9, rtx: { ssrc: 9 } }] },
  ],
  ['one layer name twice', 'camera', { ...picture(), encodings: [{ rid: 'r0' }, { rid: 'r0' }] }],
  ['a negative SSRC', 'microphone', { ...voice(7), encodings: [{ ssrc: -5 }] }],
  ['an SSRC beyond 32 bits', 'microphone', { ...voice(7), encodings: [{ ssrc: 2 ** 33 }] }],
  ['half an SSRC', 'microphone', { ...voice(7), encodings: [{ ssrc: 0.5 }] }],
  ['a negative bitrate', 'camera', { ...picture(), encodings: [{ rid: 'r0', maxBitrate: -1 }] }],
  ['a voice of more bits than a voice may', 'microphone', rated(voice(7), 256_001)],
  ['a camera of more bits than a camera may', 'camera', rated(picture(), 3_000_001)],
  ['layers of more bits together', 'camera', rated(picture(), 1_000_000, 1_000_000, 1_000_001)],
  ['a screen of more bits than a screen may', 'screen', rated(picture(), 4_000_001)],
  [
    'a header extension nobody knows',
    'microphone',
    { ...voice(7), headerExtensions: [{ uri: 'urn:none', id: 1 }] },
  ],
  [
    'a header extension with id zero',
    'microphone',
    { ...voice(7), headerExtensions: [{ uri: 'urn:none', id: 0 }] },
  ],
  ['more header extensions than there are', 'microphone', { ...voice(7), headerExtensions: extensions(21) }],
  ['a giant canonical name', 'microphone', { ...voice(7), rtcp: { cname: GIANT } }],
  ['a number for a canonical name', 'microphone', { ...voice(7), rtcp: { cname: 5 } }],
  ['a media id that does not fit its header', 'microphone', { ...voice(7), mid: '0123456789' }],
  ['parameters without a bottom', 'microphone', { ...voice(7), deep: nested(200) }],
];

function codec(parameters: RtpParameters, change: object): unknown {
  const [first, ...rest] = parameters.codecs;
  return { ...parameters, codecs: [{ ...first, ...change }, ...rest] };
}

/** Says how many bits per second each encoding takes at most. */
function rated({ encodings, ...parameters }: RtpParameters, ...rates: number[]): unknown {
  return {
    ...parameters,
    encodings: rates.map((maxBitrate, layer) => ({ ...encodings![layer], maxBitrate })),
  };
}

function alsoCodec(parameters: RtpParameters, mimeType: string): unknown {
  return { ...parameters, codecs: [...parameters.codecs, { mimeType, payloadType: 110, clockRate: 90_000 }] };
}

function rtxOf(parameters: RtpParameters, apt: number): unknown {
  const [first, rtx] = parameters.codecs;
  return { ...parameters, codecs: [first, { ...rtx, parameters: { apt } }] };
}

function nineOf(codec: RtpParameters['codecs'][number] | undefined): unknown[] {
  return Array.from({ length: 9 }, (_, index) => ({ ...codec, payloadType: 100 + index }));
}

function extensions(count: number): unknown[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{ uri: 'urn:ietf:params:rtp-hdrext:ssrc-audio-level', id: index + 1 },
  }));
}

function layers(count: number): { rid: string }[] {
  return Array.from({ length: count }, (_, index) => ({ rid: `r${index}` }));
}

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { deeper: nested(depth - 1) };
}
