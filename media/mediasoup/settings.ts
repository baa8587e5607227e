import type { types } from 'mediasoup';

/** Bits per second. Three camera layers, a shared screen and the voice fit; more is somebody's mistake. */
export const MAX_INCOMING_BITRATE = 4_000_000;

/**
 * Bits per second that the engine believes in at least. Only pictures tell it what gets through: below what the coarsest
 * pictures of the low layer take it sends none, so it learns nothing more, and after one bad minute nobody would be seen
 * again. More would stand before a line of 100 kbit/s as a queue: a voice takes 45 of them. Where even that much takes
 * the voice's way, the page holds pictures back itself (`client/lib/call/relief.ts`).
 */
export const MIN_OUTGOING_BITRATE = 50_000;

/** The warming channel carries nothing: bytes. */
const WARMING_MESSAGE_SIZE = 1_024;

export const WARMING_LABEL = 'warming';

/** What a page may send to its echo in a probe's life, in bytes, and how often that is looked at, milliseconds. */
export const ECHO_BUDGET = 64 * 1_024;
export const ECHO_LOOK_MS = 500;
export const ECHO_LABEL = 'echo';

/** `initialAvailableOutgoingBitrate` starts where a poor mobile network is, bits per second, and grows from there. */
export const TRANSPORT_OPTIONS = {
  enableUdp: true,
  enableTcp: true,
  preferUdp: true,
  initialAvailableOutgoingBitrate: 300_000,
  enableSctp: true,
  maxSendMessageSize: WARMING_MESSAGE_SIZE,
  maxReceiveMessageSize: WARMING_MESSAGE_SIZE,
} as const satisfies Partial<types.WebRtcTransportOptions>;
