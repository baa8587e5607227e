/** Milliseconds that may still be recorded. The device's clock may be set back while it runs: never more than the limit. */
export const timeLeft = (startedAtMs: number, nowMs: number, limitSeconds: number): number =>
  Math.min(limitSeconds * 1000, Math.max(0, startedAtMs + limitSeconds * 1000 - nowMs));

/** Kinds of recording, the one that most devices can play first. */
const KINDS = [
  'video/mp4;codecs=avc1.42E01E,mp4a.40.2',
  'video/webm;codecs=vp8,opus',
  'video/webm',
  'video/mp4',
];

/** The kind that this browser records, or undefined when it records none that the server takes. */
export const recordedKind = (isSupported: (kind: string) => boolean): string | undefined =>
  KINDS.find((kind) => isSupported(kind));

/** A face and a voice need no more than this, and a narrow network carries it in the time it took to say. */
const ENOUGH_VIDEO = 700_000;
const AUDIO = 48_000;
/** What the container adds, and what an encoder takes beyond what it was given. */
const SPARE = 0.75;

/** Bits per second with which a message of the full length stays under the size that is taken. */
export function bitsFor(limits: { videoBytes: number; videoSeconds: number }): {
  videoBitsPerSecond: number;
  audioBitsPerSecond: number;
} {
  const room = (limits.videoBytes * 8 * SPARE) / limits.videoSeconds - AUDIO;
  return {
    videoBitsPerSecond: Math.round(Math.max(100_000, Math.min(ENOUGH_VIDEO, room))),
    audioBitsPerSecond: AUDIO,
  };
}

/** `video/webm;codecs=vp8` and its like, without what the server's list of types does not know. */
export const plainType = (kind: string): string => kind.split(';')[0]!.trim();
