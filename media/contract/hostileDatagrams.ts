import { createHmac } from 'node:crypto';
import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import type { IceParameters } from '../port.ts';

/** One datagram of a hostile page: a right one that was spoilt. Plain data, so that a seed gives the same again. */
export type Spoilt = {
  protocol: Protocol;
  /** Which of the right ones of this protocol. */
  which: number;
  spoils: Spoil[];
  /** Checksums and signatures are of the spoilt bytes: it gets past whoever looks at those alone. */
  signed: boolean;
};
const PROTOCOLS = ['stun', 'dtls', 'rtp', 'rtcp', 'sctp', 'noise'] as const;
export type Protocol = (typeof PROTOCOLS)[number];
/** `at` picks a place in the bytes, whatever they are by then. */
type Spoil =
  | { do: 'put'; at: number; bytes: number[] }
  | { do: 'cut'; at: number }
  | { do: 'insert'; at: number; byte: number; times: number };

/** Lengths, counts and kinds that parsers stumble over. */
const ODD = [0, 1, 2, 3, 4, 7, 8, 15, 16, 0x3f, 0x40, 0x7f, 0x80, 0xbe, 0xc8, 0xcc, 0xce, 0xde, 0xfe, 0xff];
const oddByte = fc.oneof(fc.constantFrom(...ODD), fc.nat(255));
const at = fc.oneof(fc.nat(63), fc.nat(1_500));
const spoil: fc.Arbitrary<Spoil> = fc.oneof(
  fc.record({
    do: fc.constant('put' as const),
    at,
    bytes: fc.array(oddByte, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ do: fc.constant('cut' as const), at }),
  fc.record({ do: fc.constant('insert' as const), at, byte: oddByte, times: fc.nat(200) }),
);

export function spoiltOf(seed: number, numRuns: number): Spoilt[] {
  const one = fc.record({
    protocol: fc.constantFrom(...PROTOCOLS),
    which: fc.nat(100),
    spoils: fc.array(spoil, { minLength: 1, maxLength: 4 }),
    signed: fc.boolean(),
  });
  return fc.sample(one, { seed, numRuns });
}

/** Of a page that has published `sentMedia`’s voice and picture, with this SSRC; `sequence` rises from packet to packet. */
export type Sender = { ice: IceParameters; ssrc: number; sequence: number };

export function bytesOf({ protocol, which, spoils, signed }: Spoilt, sender: Sender): Buffer {
  const right = RIGHT[protocol](sender);
  let bytes = right[which % right.length]!;
  for (const one of spoils) bytes = spoiltBy(bytes, one);
  if (signed && protocol === 'stun') return signedStun(bytes, sender.ice.password);
  if (signed && protocol === 'sctp') return checkedSctp(bytes);
  return bytes;
}

function spoiltBy(bytes: Buffer, one: Spoil): Buffer {
  const place = bytes.length === 0 ? 0 : one.at % bytes.length;
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)];
  if (one.do === 'cut') return before;
  if (one.do === 'insert') return Buffer.concat([before, Buffer.alloc(one.times, one.byte), after]);
  return Buffer.concat([before, Buffer.from(one.bytes), after.subarray(one.bytes.length)]);
}

const RIGHT: Record<Protocol, (sender: Sender) => Buffer[]> = {
  stun: ({ ice }) => [bindingRequest(ice), bindingRequest(ice).fill(0x11, 1, 2)],
  dtls: () => [record(22, clientHello()), record(20, [1]), record(21, [2, 40]), record(23, [1, 2, 3]), ack()],
  rtp: (sender) => [
    voicePacket(sender),
    picturePacket(sender, 0),
    picturePacket(sender, 2),
    rtxPacket(sender),
  ],
  rtcp: ({ ssrc }) => reports(ssrc),
  sctp: () => chunks().map(checkedSctp),
  noise: () => [
    Buffer.alloc(0),
    Buffer.from([0]),
    Buffer.alloc(1_200, 0xff),
    Buffer.from('GET / HTTP/1.1\r\n\r\n'),
  ],
};

const u16 = (value: number) => [(value >> 8) & 0xff, value & 0xff];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value)];
const text = (value: string) => [...Buffer.from(value)];

/** RFC 8489 and 8445, signed: the engine takes its sender’s address for this page’s. */
export function bindingRequest({ usernameFragment, password }: IceParameters): Buffer {
  const attribute = (type: number, value: number[]) => [
    ...u16(type),
    ...u16(value.length),
    ...value,
    ...Array<number>((4 - (value.length % 4)) % 4).fill(0),
  ];
  const body = [
    ...attribute(0x0006, text(`${usernameFragment}:page`)),
    ...attribute(0x0024, u32(1_845_494_271)),
    ...attribute(0x802a, [...u32(7), ...u32(9)]),
    ...attribute(0x0025, []),
  ];
  const header = [...u16(1), ...u16(body.length), ...u32(0x2112a442), ...text('hostile page')];
  return signedStun(Buffer.from([...header, ...body]), password);
}

function signedStun(bytes: Buffer, password: string): Buffer {
  if (bytes.length < 20) return bytes;
  const counted = Buffer.from(bytes);
  counted.writeUInt16BE((bytes.length - 20 + 24) & 0xffff, 2);
  const proof = createHmac('sha1', password).update(counted).digest();
  const proved = Buffer.concat([counted, Buffer.from([0, 8, 0, 20]), proof]);
  proved.writeUInt16BE((proved.length - 20 + 8) & 0xffff, 2);
  const mark = (crc32(proved) ^ 0x5354554e) >>> 0;
  return Buffer.concat([proved, Buffer.from([0x80, 0x28, 0, 4, ...u32(mark)])]);
}

/** RFC 6347, epoch 0. */
const record = (type: number, body: number[]) =>
  Buffer.from([type, 0xfe, 0xfd, 0, 0, 0, 0, 0, 0, 0, 0, ...u16(body.length), ...body]);

function clientHello(): number[] {
  const ciphers = [0xc0, 0x2b, 0xc0, 0x2f, 0xc0, 0x0a, 0xc0, 0x14];
  const extensions = [
    ...[...u16(10), ...u16(4), ...u16(2), ...u16(0x17)],
    ...[...u16(13), ...u16(4), ...u16(2), ...u16(0x0403)],
    ...[...u16(14), ...u16(5), ...u16(2), ...u16(1), 0],
    ...[...u16(23), ...u16(0)],
  ];
  const hello = [
    ...[0xfe, 0xfd, ...Array<number>(32).fill(7), 0, 0],
    ...[...u16(ciphers.length), ...ciphers, 1, 0, ...u16(extensions.length), ...extensions],
  ];
  const length = [0, ...u16(hello.length)];
  return [1, ...length, ...u16(0), ...[0, 0, 0], ...length, ...hello];
}

const ack = () =>
  Buffer.concat([record(22, clientHello()), record(22, [14, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0])]);

/** RFC 3550 with RFC 8285’s short extensions: the track’s mid, and the layer’s name. */
function rtp(
  payloadType: number,
  ssrc: number,
  sequence: number,
  names: string[],
  payload: number[],
): Buffer {
  const extension = names.flatMap((name, i) => [((i + 1) << 4) | (name.length - 1), ...text(name)]);
  while (extension.length % 4 > 0) extension.push(0);
  return Buffer.from([
    ...[0x90, 0x80 | payloadType, ...u16(sequence), ...u32(sequence * 960), ...u32(ssrc)],
    ...[...u16(0xbede), ...u16(extension.length / 4), ...extension, ...payload],
  ]);
}

const VP8_KEY_FRAME = [0x90, 0xe0, 0x81, 0x23, 0x05, 0x20, 0x10, 0x02, 0, 0x9d, 1, 0x2a, 0x40, 1, 0xf0, 0];
const voicePacket = ({ ssrc, sequence }: Sender) => rtp(100, ssrc, sequence, ['0'], [0xfc, 1, 2, 3]);
const picturePacket = ({ ssrc, sequence }: Sender, layer: number) =>
  rtp(101, ssrc + 1 + layer, sequence, ['1', `r${layer}`], VP8_KEY_FRAME);
const rtxPacket = ({ ssrc, sequence }: Sender) =>
  rtp(102, ssrc + 9, sequence, ['1', 'r0'], [...u16(sequence), ...VP8_KEY_FRAME]);

function reports(ssrc: number): Buffer[] {
  const packet = (count: number, type: number, body: number[]) => [
    0x80 | count,
    type,
    ...u16(body.length / 4),
    ...body,
  ];
  const block = [...u32(ssrc), ...u32(1), ...u32(2), ...u32(3), ...u32(4), ...u32(5)];
  const sender = packet(1, 200, [...u32(ssrc), ...Array<number>(20).fill(1), ...block]);
  const receiver = packet(1, 201, [...u32(ssrc), ...block]);
  const names = packet(1, 202, [...u32(ssrc), 1, 5, ...text('ghani'), 0]);
  const bye = packet(1, 203, u32(ssrc));
  const own = packet(0, 204, [...u32(ssrc), ...text('name'), ...u32(1)]);
  const feedback = (kind: number, type: number, body: number[]) =>
    packet(kind, type, [...u32(ssrc), ...u32(ssrc + 1), ...body]);
  const nack = feedback(1, 205, [...u16(7), ...u16(0xffff)]);
  const cc = feedback(15, 205, [
    ...u16(1),
    ...u16(8),
    0,
    0,
    1,
    0,
    ...u16(0x2008),
    4,
    4,
    4,
    4,
    4,
    4,
    4,
    4,
    0,
    0,
  ]);
  const pli = feedback(1, 206, []);
  const fir = feedback(4, 206, [...u32(ssrc + 1), 1, 0, 0, 0]);
  const remb = feedback(15, 206, [...text('REMB'), 1, 8, 1, 1, ...u32(ssrc + 1)]);
  const extended = packet(0, 207, [
    ...[...u32(ssrc), 4, 0, ...u16(2), ...u32(1), ...u32(2)],
    ...[5, 0, ...u16(3), ...u32(ssrc), ...u32(1), ...u32(2)],
  ]);
  return [
    [...sender, ...names],
    [...receiver, ...names, ...pli],
    [...receiver, ...nack, ...cc],
    [...receiver, ...fir, ...remb],
    [...extended, ...own],
    [...sender, ...bye],
  ].map((compound) => Buffer.from(compound));
}

/** RFC 9260, to the ports that WebRTC uses. */
function chunks(): Buffer[] {
  const packet = (tag: number, ...inside: number[][]) =>
    Buffer.from([...u16(5000), ...u16(5000), ...u32(tag), ...u32(0), ...inside.flat()]);
  const chunk = (type: number, flags: number, body: number[]) => [
    ...[type, flags, ...u16(4 + body.length), ...body],
    ...Array<number>((4 - (body.length % 4)) % 4).fill(0),
  ];
  const init = [...u32(9), ...u32(131_072), ...u16(1_024), ...u16(1_024), ...u32(1)];
  const partial = [...u16(0xc000), ...u16(4), ...u16(0x0fc0)];
  const say = [...u32(1), ...u16(0), ...u16(0), ...u32(51), ...text('hello')];
  return [
    packet(0, chunk(1, 0, [...init, ...partial])),
    packet(0, chunk(2, 0, [...init, ...u16(7), ...u16(12), ...Array<number>(8).fill(5)])),
    packet(9, chunk(10, 0, Array<number>(32).fill(5)), chunk(0, 3, say)),
    packet(
      9,
      chunk(0, 3, say),
      chunk(3, 0, [...u32(1), ...u32(131_072), ...u16(1), ...u16(1), ...u32(0), ...u32(7)]),
    ),
    packet(9, chunk(192, 0, [...u32(9), ...u16(0), ...u16(1)])),
    packet(9, chunk(130, 0, [...u16(13), ...u16(16), ...u32(1), ...u32(1), ...u32(1)])),
    packet(9, chunk(4, 0, [...u16(1), ...u16(8), ...u32(5)]), chunk(9, 0, [...u16(3), ...u16(4)])),
    packet(9, chunk(6, 0, []), chunk(7, 0, u32(1)), chunk(14, 0, [])),
  ];
}

function checkedSctp(bytes: Buffer): Buffer {
  if (bytes.length < 12) return bytes;
  const checked = Buffer.from(bytes);
  checked.writeUInt32LE(0, 8);
  checked.writeUInt32LE(crc32c(checked), 8);
  return checked;
}

function crc32c(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  }
  return ~crc >>> 0;
}
