import * as z from 'zod';
import { deskState } from './desk.ts';
import { id, instant } from './ids.ts';
import { notice, queueChanged, orderChange } from './queue.ts';
import { mediaEvents } from './signalling.ts';
import { sessionState } from './session-state.ts';
import { ticketState } from './ticket.ts';

/**
 * Streams of stored events. Within one, `seq` rises by one. A page watches a stream, reads a snapshot with its version,
 * drops events at or below it and asks again on a gap: it never has to trust that it heard everything.
 * Events hold ids, numbers and states, never a name.
 */
export const STREAM_KINDS = ['queue', 'line', 'ticket', 'session'] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];
export const streamName = z
  .string()
  .regex(/^(queue|line|ticket|session):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export type StreamName = `${StreamKind}:${string}`;

export const streamEvents = {
  /** `queue:<id>`, public. Announced merged, as `queue.changed` below. */
  'order.changed': z.object({ changes: z.array(orderChange), turn: z.number().int().optional() }),
  'desk.called': z.object({ label: z.string(), desk: z.string() }),
  'desks.changed': z.object({}),
  'notice.posted': z.object({ notice }),
  /** `ticket:<id>`, for whoever holds its link. */
  'ticket.changed': z.object({
    state: ticketState,
    desk: z.string().nullable(),
    sessionId: id.nullable(),
    calls: z.number().int(),
  }),
  /**
   * `ticket:<id>` and `line:<queueId>`: something was added to what the visit leaves behind (an appeal, a file, a check,
   * a message's fate): read the dossier again.
   */
  'visit.changed': z.object({ visitId: id }),
  /** `line:<queueId>`, for the officials of a queue, and for its interpreters. */
  'line.changed': z.object({ ticketId: id, label: z.string(), state: ticketState }),
  'desk.changed': z.object({ deskId: id, state: deskState }),
  /** `session:<id>`, for its participants. */
  'session.changed': z.object({ state: sessionState }),
  'participant.changed': z.object({ participantId: id, joined: z.boolean() }),
  /** Somebody wrote in the talk: what, is read by `session.readChat`. */
  'chat.changed': z.object({ seq: z.number().int() }),
} as const;
export type StreamEventType = keyof typeof streamEvents;
export type StreamPayload<T extends StreamEventType> = z.infer<(typeof streamEvents)[T]>;

export const announced = z.object({
  stream: streamName,
  seq: z.number().int(),
  at: instant,
  type: z.enum(Object.keys(streamEvents) as [StreamEventType, ...StreamEventType[]]),
  payload: z.unknown(),
});
export type Announced = z.infer<typeof announced>;

/** Beside the commands, a socket understands `watch` and `unwatch`. */
export const watch = {
  input: z.object({ stream: streamName }),
  /** The stream's version now; the snapshot itself is read by the stream's own query after this. */
  output: z.object({ version: z.number().int() }),
};

/** From the server to a page. */
export const SERVER_EVENTS = {
  announced,
  'queue.changed': z.object({ queueId: id, ...queueChanged.shape }),
  ...mediaEvents,
  /** The server is going down for a successor: keep the page, the connection comes back. */
  'server.draining': z.object({ withinSeconds: z.number() }),
  /** The sign-in or the right to be here has ended. */
  'access.ended': z.object({}),
} as const;
export type ServerEventName = keyof typeof SERVER_EVENTS;
export type ServerEvent<N extends ServerEventName> = z.infer<(typeof SERVER_EVENTS)[N]>;

/** Who a socket is, said at the handshake. Cookies prove it. `page` is one tab's own id, kept over reconnects. */
export const handshake = z.object({
  as: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('anyone') }),
    z.object({ kind: z.literal('ticket'), ticketId: id }),
    z.object({ kind: z.literal('staff') }),
  ]),
  page: id,
});
export type Handshake = z.infer<typeof handshake>;
