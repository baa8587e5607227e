import { OpusPacketizer, Vp8Packetizer, type RtpPacket } from 'werift';

/** Encoded sound or picture, frame by frame; the first of it can be decoded by itself, and it is played round and round. */
export type Recording = { frames: Buffer[]; frameMs: number };
type Packetizer = { packetize(frame: Buffer, timestamp: number): RtpPacket[] };

export const packetizers = {
  microphone: { make: () => new OpusPacketizer(), clockRate: 48_000 },
  camera: { make: () => new Vp8Packetizer({ maxPayloadSize: 1_100 }), clockRate: 90_000 },
} satisfies Record<string, { make(): Packetizer; clockRate: number }>;

export type Playing = { restart(): void; stop(): void };

/** Sends a recording in its own time until it is stopped. What a busy machine was late with goes out at once. */
export function play(
  { frames, frameMs }: Recording,
  { make, clockRate }: { make(): Packetizer; clockRate: number },
  send: (packet: RtpPacket) => void,
): Playing {
  const packetizer = make();
  const startedAt = performance.now();
  let sent = 0;
  let at = 0;
  const timer = setInterval(() => {
    for (const due = (performance.now() - startedAt) / frameMs; sent < due; sent++) {
      const timestamp = Math.round((sent * frameMs * clockRate) / 1_000) >>> 0;
      for (const packet of packetizer.packetize(frames[at]!, timestamp)) send(packet);
      at = (at + 1) % frames.length;
    }
  }, frameMs / 2);
  return { restart: () => void (at = 0), stop: () => clearInterval(timer) };
}
