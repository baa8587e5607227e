import { dePacketizeRtpPackets, type RtpPacket } from 'werift';

/** Opus: one packet is one frame. */
export const opusFrames = (packets: RtpPacket[]): Buffer[] =>
  packets.map(({ payload }) => payload).filter((payload) => payload.length > 0);

/** VP8: the packets of one instant are one frame. From the first whole picture on, as long as nothing is missing. */
export function vp8Frames(packets: RtpPacket[]): Buffer[] {
  const frames: Buffer[] = [];
  let begun = false;
  for (const parts of byTimestamp(packets)) {
    const { isKeyframe, data } = dePacketizeRtpPackets('VP8', parts);
    if (begun && !isWhole(parts)) break;
    begun ||= isKeyframe && isWhole(parts);
    if (begun) frames.push(data);
  }
  return frames;
}

function byTimestamp(packets: RtpPacket[]): RtpPacket[][] {
  const groups = new Map<number, RtpPacket[]>();
  for (const packet of packets) {
    if (packet.payload.length === 0) continue;
    const { timestamp } = packet.header;
    groups.set(timestamp, [...(groups.get(timestamp) ?? []), packet]);
  }
  return [...groups.values()];
}

/** No number is left out, and the last packet says that it is the last. */
function isWhole(parts: RtpPacket[]): boolean {
  const first = parts[0]!.header.sequenceNumber;
  const inOrder = parts.every(({ header }, i) => header.sequenceNumber === ((first + i) & 0xffff));
  return inOrder && parts.at(-1)!.header.marker;
}
