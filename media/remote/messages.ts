/** The media port as messages: one shape per verb for what is asked and answered, one per event. */
import * as z from 'zod';
import type * as port from '../port.ts';
import { MEDIA_ERROR_CODES } from '../port.ts';
import { dtlsParameters, rtpCapabilities, rtpParameters, sctpStreamParameters } from '../shapes.ts';

/** Where a media node listens for app servers. */
export const MEDIA_PATH = '/media-node';
/** Socket.IO keeps `connect` for itself, so a verb's name travels inside the message. */
export const VERB = 'verb';
export const EVENT = 'event';

const name = z.string().min(1).max(200);
const count = z.number().int().min(0);
const room = { room: name, epoch: count };
const roomRef: z.ZodType<port.RoomRef> = z.object(room);
const who: z.ZodType<port.ParticipantRef> = z.object({ ...room, participant: name });
const kind = z.enum(['audio', 'video']);
const source = z.enum(['microphone', 'camera', 'screen']);
const direction = z.enum(['send', 'recv']);
const nothing = z.undefined();

const iceParameters: z.ZodType<port.IceParameters> = z.object({
  usernameFragment: z.string(),
  password: z.string(),
  iceLite: z.boolean().optional(),
});

const transport: z.ZodType<port.TransportParameters> = z.object({
  id: name,
  iceParameters,
  iceCandidates: z.array(
    z.object({
      foundation: z.string(),
      priority: z.number(),
      ip: z.string(),
      address: z.string(),
      protocol: z.enum(['udp', 'tcp']),
      port: count,
      type: z.literal('host'),
      tcpType: z.literal('passive').optional(),
    }),
  ),
  dtlsParameters,
  sctpParameters: z.object({
    port: count,
    maxSendMessageSize: count,
    maxReceiveMessageSize: count,
    sendBufferSize: count,
    perStreamSendQueueLimit: count,
    maxReceiverWindowBufferSize: count,
    isDataChannel: z.boolean(),
    OS: count,
    MIS: count,
    maxMessageSize: count,
  }),
});

const dataChannel: z.ZodType<port.DataChannelParameters> = z.object({
  id: name,
  dataProducerId: name,
  sctpStreamParameters,
  label: z.string(),
  protocol: z.string(),
});

const admission: z.ZodType<port.Admission> = z.object({
  send: transport,
  recv: transport,
  producerIds: z.object({ microphone: name, camera: name, screen: name }),
  warming: dataChannel,
});

const producer: z.ZodType<port.ProducerState> = z.object({
  id: name,
  participant: name,
  source,
  kind,
  paused: z.boolean(),
});

const consumer: z.ZodType<port.ConsumerParameters> = z.object({
  id: name,
  producerId: name,
  participant: name,
  source,
  kind,
  rtpParameters,
  producerPaused: z.boolean(),
});

const connection = z.object({ ice: z.string(), dtls: z.string() });
const roomState: z.ZodType<port.RoomState> = z.object({
  ...room,
  participants: z.array(
    z.object({
      participant: name,
      send: connection,
      recv: connection,
      producers: z.array(producer),
      consumers: z.array(z.object({ id: name, producerId: name, paused: z.boolean() })),
    }),
  ),
});

const flow: z.ZodType<port.MediaFlow> = z.object({
  sent: z.array(z.object({ consumerId: name, packets: count, leftOut: z.boolean() })),
  received: z.array(z.object({ source, packets: count })),
});

const packets = z.object({ packets: count, lost: count });
const quality: z.ZodType<port.LinkQuality> = z.object({
  linkId: name,
  protocol: z.enum(['udp', 'tcp']).nullable(),
  restarts: count,
  roundTripMs: z.number().nonnegative().nullable(),
  up: packets,
  down: packets,
});

const load: z.ZodType<port.MediaLoad> = z.object({
  workers: count,
  busy: z.number().min(0).max(1),
  rooms: count,
  transports: count,
  producers: count,
  consumers: count,
});

/** The verbs that travel; `on` and `close` are each end's own. */
export type VerbName = Exclude<keyof port.Media, 'on' | 'close'>;
export type VerbInput<V extends VerbName> = Parameters<port.Media[V]>;
export type VerbOutput<V extends VerbName> = Awaited<ReturnType<port.Media[V]>>;

const produceInput = z.object({ source, rtpParameters, paused: z.boolean() });
const consumeInput = z.object({ producerId: name, rtpCapabilities });

export const VERBS: {
  [V in VerbName]: { input: z.ZodType<VerbInput<V>>; output: z.ZodType<VerbOutput<V>> };
} = {
  rtpCapabilities: { input: z.tuple([]), output: rtpCapabilities },
  openRoom: { input: z.tuple([roomRef]), output: nothing },
  closeRoom: { input: z.tuple([roomRef]), output: nothing },
  admit: { input: z.tuple([who]), output: admission },
  release: { input: z.tuple([who]), output: nothing },
  connect: { input: z.tuple([who, direction, dtlsParameters]), output: nothing },
  restartIce: { input: z.tuple([who, direction]), output: iceParameters },
  produceWarming: { input: z.tuple([who, sctpStreamParameters]), output: z.object({ id: name }) },
  echo: {
    input: z.tuple([who, sctpStreamParameters]),
    output: z.object({ producerId: name, echo: dataChannel }),
  },
  produce: { input: z.tuple([who, produceInput]), output: producer },
  closeProducer: { input: z.tuple([who, source]), output: nothing },
  pauseProducer: { input: z.tuple([who, source, z.boolean()]), output: nothing },
  consume: { input: z.tuple([who, consumeInput]), output: consumer },
  preferLayer: { input: z.tuple([who, name, z.enum(['low', 'full'])]), output: nothing },
  pauseConsumer: { input: z.tuple([who, name, z.boolean()]), output: nothing },
  closeConsumer: { input: z.tuple([who, name]), output: nothing },
  flow: { input: z.tuple([who]), output: flow },
  quality: { input: z.tuple([who]), output: quality },
  list: { input: z.tuple([]), output: z.array(roomState) },
  load: { input: z.tuple([]), output: load },
};

export const EVENTS: { [K in keyof port.MediaEvents]: z.ZodType<port.MediaEvents[K]> } = {
  workerLost: z.object({ how: z.enum(['died', 'hung']) }),
  roomLost: z.object(room),
  producerAdded: z.object({ ...room, producer }),
  producerClosed: z.object({ ...room, participant: name, producerId: name }),
  producerPaused: z.object({ ...room, participant: name, producerId: name, paused: z.boolean() }),
  producerScored: z.object({ ...room, participant: name, source, score: z.number().min(0).max(10) }),
  cutOff: z.object({ ...room, participant: name, what: z.enum([...source.options, 'everything']) }),
  transportState: z.object({ ...room, participant: name, direction, ice: z.string(), dtls: z.string() }),
};

export const EVENT_NAMES = Object.keys(EVENTS) as (keyof port.MediaEvents)[];
const verbName = z.enum(Object.keys(VERBS) as VerbName[]);
const eventName = z.enum(EVENT_NAMES);

export const verbMessage = z.object({ verb: verbName, input: z.array(z.unknown()) });
export const eventMessage = z.object({ event: eventName, payload: z.unknown() });

/** `cause` is the engine's own wording, for the log. */
export const answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), output: z.unknown().optional() }),
  z.object({
    ok: z.literal(false),
    code: z.enum(MEDIA_ERROR_CODES),
    message: z.string(),
    cause: z.string().optional(),
  }),
]);
export type Answer = z.infer<typeof answer>;
