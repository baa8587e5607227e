import * as z from 'zod';
import { id } from './ids.ts';
import { sessionView } from './session.ts';

/**
 * Browser media, in WebRTC's and mediasoup's words. What a device sends is hostile until parsed: every field that may
 * reach the media engine is named here with its limits, and nothing else passes.
 * Shapes: https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/
 */
const short = z.string().max(255);
const count = (max: number) => z.number().int().min(0).max(max);
const payloadType = count(127);
const ssrc = count(4294967295).min(1);
/** Codec parameters are a flat table of short names to numbers or short words. `__proto__` is none: zod leaves it out. */
const codecParameters = z
  .record(z.string().regex(/^[a-zA-Z0-9_.-]{1,40}$/), z.union([short, z.number(), z.null()]))
  .refine((p) => Object.keys(p).length <= 16);
const rtcpFeedback = z.array(z.object({ type: short, parameter: short.optional() })).max(16);
const mimeType = z.string().regex(/^(audio|video)\/[A-Za-z0-9-]{1,30}$/);

export const mediaKind = z.enum(['audio', 'video']);
export const mediaSource = z.enum(['microphone', 'camera', 'screen']);
export type MediaSource = z.infer<typeof mediaSource>;
export const direction = z.enum(['send', 'recv']);

export const rtpCapabilities = z.object({
  codecs: z
    .array(
      z.object({
        kind: mediaKind,
        mimeType,
        preferredPayloadType: payloadType.optional(),
        clockRate: count(192000),
        channels: count(8).optional(),
        parameters: codecParameters.optional(),
        rtcpFeedback: rtcpFeedback.optional(),
      }),
    )
    .max(40),
  headerExtensions: z
    .array(
      z.object({
        kind: mediaKind,
        uri: short,
        preferredId: count(255),
        preferredEncrypt: z.boolean().optional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).optional(),
      }),
    )
    .max(40),
});

export const rtpParameters = z.object({
  mid: z.string().min(1).max(8).optional(),
  codecs: z
    .array(
      z.object({
        mimeType,
        payloadType,
        clockRate: count(192000),
        channels: count(8).optional(),
        parameters: codecParameters.optional(),
        rtcpFeedback: rtcpFeedback.optional(),
      }),
    )
    .min(1)
    .max(8),
  headerExtensions: z
    .array(
      z.object({
        uri: short,
        id: count(255).min(1),
        encrypt: z.boolean().optional(),
        parameters: codecParameters.optional(),
      }),
    )
    .max(20)
    .optional(),
  encodings: z
    .array(
      z.object({
        ssrc: ssrc.optional(),
        rid: z
          .string()
          .regex(/^[a-zA-Z0-9]{1,16}$/)
          .optional(),
        codecPayloadType: payloadType.optional(),
        rtx: z.object({ ssrc }).optional(),
        dtx: z.boolean().optional(),
        scalabilityMode: z
          .string()
          .regex(/^[LS][1-3]T[1-3](_KEY)?$/)
          .optional(),
        scaleResolutionDownBy: z.number().min(1).max(16).optional(),
        maxBitrate: count(10_000_000).optional(),
      }),
    )
    .min(1)
    .max(3),
  rtcp: z
    .object({ cname: short.optional(), reducedSize: z.boolean().optional(), mux: z.boolean().optional() })
    .optional(),
});

export const dtlsParameters = z.object({
  role: z.enum(['auto', 'client', 'server']).optional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().regex(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){15,63}$/),
      }),
    )
    .min(1)
    .max(5),
});

export const sctpStreamParameters = z.object({
  streamId: count(65535).optional(),
  ordered: z.boolean().optional(),
  maxPacketLifeTime: count(65535).optional(),
  maxRetransmits: count(65535).optional(),
});

/** Ours to send, so loosely described: what the engine made passes to the device as it is, under these names only. */
export const iceParameters = z.object({
  usernameFragment: z.string(),
  password: z.string(),
  iceLite: z.boolean().optional(),
});
export const iceCandidate = z.object({
  foundation: z.string(),
  priority: z.number(),
  address: z.string(),
  ip: z.string(),
  protocol: z.enum(['udp', 'tcp']),
  port: z.number(),
  type: z.enum(['host', 'srflx', 'prflx', 'relay']),
  tcpType: z.literal('passive').optional(),
});
export const transport = z.object({
  id: z.string(),
  iceParameters,
  iceCandidates: z.array(iceCandidate),
  dtlsParameters: z.object({
    role: z.enum(['auto', 'client', 'server']).optional(),
    fingerprints: z.array(z.object({ algorithm: z.string(), value: z.string() })),
  }),
  sctpParameters: z.object({
    port: z.number(),
    OS: z.number(),
    MIS: z.number(),
    maxMessageSize: z.number(),
  }),
});

export const admission = z.object({
  send: transport,
  recv: transport,
  producerIds: z.object({ microphone: z.string(), camera: z.string(), screen: z.string() }),
  warming: z.object({
    id: z.string(),
    dataProducerId: z.string(),
    sctpStreamParameters,
    label: z.string(),
    protocol: z.string(),
  }),
});

export const consumer = z.object({
  id: z.string(),
  producerId: z.string(),
  participant: id,
  source: mediaSource,
  kind: mediaKind,
  rtpParameters: z.looseObject({}),
  producerPaused: z.boolean(),
});
export type ConsumerView = z.infer<typeof consumer>;

/** Where the page may be relayed, in WebRTC's words (RTCIceServer): each credential serves for a while and this page alone. */
export const iceServer = z.object({
  urls: z.array(z.string()),
  username: z.string(),
  credential: z.string(),
});
export const iceServers = z.array(iceServer).max(8);

/** The media epoch rises when the room is rebuilt; a message of an older one is refused (`MEDIA_STALE`). */
const epoch = count(2147483647);
const inVisit = { visitId: id, epoch };

/** Constant for all rooms, so that a page can load its device before it needs it. */
export const readCapabilities = { input: z.object({}), output: z.object({ rtpCapabilities }) };

/** What the others are told of a participant: the page has lost its connection; its line is weak; a hand is raised. */
export const mark = z.enum(['away', 'weak', 'eased', 'hand']);
export type Mark = z.infer<typeof mark>;

/** What a page is given that is let in. */
const entry = {
  epoch,
  participantId: id,
  admission,
  iceServers,
  consumers: z.array(consumer),
  /** The marks of those who are in the talk. */
  marks: z.array(z.object({ participant: id, mark })),
};

/** `fresh`: the page has no working transports any more; give it new ones. */
const fresh = z.boolean().optional();
/** `pressed`: the person has just asked to be here, and not in another page of theirs. */
const pressed = z.boolean().optional();

/** Makes room and transports ready before the talk, so that joining is one round trip. Opens no camera. */
export const prepareMedia = {
  input: z.object({ visitId: id, rtpCapabilities, fresh }),
  output: z.object(entry),
};

/** Enters the session. `ready` names the consumers the page has set up already: they resume at once. */
export const joinSession = {
  input: z.object({
    sessionId: id,
    rtpCapabilities,
    ready: z.array(z.string().max(64)).max(32),
    fresh,
    pressed,
  }),
  output: z.object({ ...entry, session: sessionView }),
};
export const leaveSession = { input: z.object({ sessionId: id }), output: z.object({}) };

export const connectTransport = {
  input: z.object({ ...inVisit, direction, dtlsParameters }),
  output: z.object({}),
};
export const produceWarming = {
  input: z.object({ ...inVisit, sctpStreamParameters }),
  output: z.object({ id: z.string() }),
};
export const produce = {
  input: z.object({ ...inVisit, source: mediaSource, rtpParameters, paused: z.boolean() }),
  output: z.object({ producerId: z.string() }),
};
export const pauseProducer = {
  input: z.object({ ...inVisit, source: mediaSource, paused: z.boolean() }),
  output: z.object({}),
};
export const stopProducer = { input: z.object({ ...inVisit, source: mediaSource }), output: z.object({}) };
export const resumeConsumer = {
  input: z.object({ ...inVisit, consumerId: z.string().max(64), paused: z.boolean() }),
  output: z.object({}),
};
/** `low`: the picture is shown small or not at all; `full`: it is looked at. */
export const preferLayer = {
  input: z.object({ ...inVisit, consumerId: z.string().max(64), layer: z.enum(['low', 'full']) }),
  output: z.object({}),
};
/** To ask for the word without speaking. The hand stays up over lost connections until it is lowered. */
export const raiseHand = {
  input: z.object({ ...inVisit, raised: z.boolean() }),
  output: z.object({}),
};
/** This page leaves its own pictures out, for its line bears no more than the voice: the others see why nothing comes. */
export const easePictures = {
  input: z.object({ ...inVisit, eased: z.boolean() }),
  output: z.object({}),
};
export const restartIce = {
  input: z.object({ ...inVisit, direction }),
  output: z.object({ iceParameters }),
};

/**
 * Packets that the engine has sent on each consumer and got of each source, since each began. A page compares them with its
 * own counts: what leaves one end and never arrives at the other is one-way media, which both paths' states do not show.
 */
export const readFlow = {
  input: z.object({ ...inVisit }),
  output: z.object({
    sent: z.array(
      z.object({ consumerId: z.string(), packets: z.number().int().nonnegative(), leftOut: z.boolean() }),
    ),
    received: z.array(z.object({ source: mediaSource, packets: z.number().int().nonnegative() })),
  }),
};

/** Told to one page over its socket; never stored, because the room itself can be asked again. */
export const mediaEvents = {
  /** A consumer was made for this page, paused: set it up, then resume it. */
  'media.consumer': z.object({ visitId: id, epoch, consumer }),
  'media.consumerClosed': z.object({ visitId: id, epoch, consumerId: z.string() }),
  'media.producerPaused': z.object({
    visitId: id,
    epoch,
    participant: id,
    source: mediaSource,
    paused: z.boolean(),
  }),
  /** This page sent more of a source than it may, and the source is closed. */
  'media.cutOff': z.object({ visitId: id, epoch, source: mediaSource }),
  /** A participant has a mark from now on, or has it no more. */
  'media.mark': z.object({ visitId: id, epoch, participant: id, mark, on: z.boolean() }),
  /**
   * The room is gone or the page's place in it: join again. `takenOver`: another page of the same person joined.
   * `flooded`: the page went on sending more than it may.
   */
  'media.dropped': z.object({
    visitId: id,
    epoch,
    reason: z.enum(['rebuilt', 'takenOver', 'ended', 'flooded']),
  }),
};
