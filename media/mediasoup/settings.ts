import type { types } from 'mediasoup';
import type { MediaSource } from '../port.ts';

/**
 * Bits per second that a page is asked to keep to (REMB). Three camera layers, a shared screen and the voice fit. A browser
 * does as it is asked; a hostile page need not, so what it may send is held by `CEILINGS`.
 */
export const MAX_INCOMING_BITRATE = 4_000_000;

/**
 * The most that each source may send in the long run, RTP in bits per second. Our own page sends 24 kbit/s of voice, 575 of
 * camera and 1,200 of screen (`client/lib/call/publishing.ts`); a browser left to itself up to 64, 2,500 and what it is asked
 * for above. The rest is room for retransmissions, key frames and probes. What is in the packets (how large a picture is, how
 * many frames) the engine does not know: it decodes nothing.
 */
export const CEILINGS: Record<MediaSource, number> = {
  microphone: 256_000,
  camera: 3_000_000,
  screen: 4_000_000,
};

/** What may come over a transport besides tracks, bits per second: RTCP, repairs and padding, checks of the path. */
export const BESIDE_TRACKS = 1_000_000;

/** A burst is so many seconds of its ceiling at once: a path that stood still lets go of what was waiting for it. */
export const BURST_S = 5;

/** How often what comes in is looked at, milliseconds. */
export const LOOK_MS = 2_000;

/**
 * Questions for another path so close to each other are of one outage, milliseconds: both directions lose a path at about the
 * same time, and a page that is not answered or not helped asks again.
 */
export const ONE_OUTAGE_MS = 6_000;

/** How often each worker is asked for a sign of life, and after how long a silence it hangs and is killed, milliseconds. */
export const WORKER_ASKED_MS = 1_000;
export const WORKER_ANSWERS_MS = 5_000;

/** How long a room that is opened waits for the worker that takes a dead one's place, milliseconds; it starts in a few hundred. */
export const REPLACED_WITHIN_MS = 2_000;

/**
 * Bits per second that the engine believes in at least. Only pictures tell it what gets through: below what the coarsest
 * pictures of the low layer take it sends none, so it learns nothing more, and after one bad minute nobody would be seen
 * again. More would stand before a line of 100 kbit/s as a queue: a voice takes 45 of them. Where even that much takes
 * the voice's way, the page holds pictures back itself (`client/lib/call/relief.ts`).
 */
export const MIN_OUTGOING_BITRATE = 50_000;

/** The warming channel carries nothing: bytes. */
const WARMING_MESSAGE_SIZE = 1_024;

/** What the worker keeps of data channels for one page, each way, in bytes: halves of messages, and what waits to be sent. */
const DATA_BUFFER = 128 * 1_024;

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
  sctpMaxReceiverWindowBufferSize: DATA_BUFFER,
  sctpSendBufferSize: DATA_BUFFER,
  sctpPerStreamSendQueueLimit: DATA_BUFFER,
} as const satisfies Partial<types.WebRtcTransportOptions>;
