/**
 * The media engine behind one small interface. Only plain data crosses it, never an engine's object, so that the
 * same port is served in process (`mediasoup/`) or by a media node on another machine (`remote/`).
 *
 * Every verb is idempotent: repeating it gives the same answer and changes nothing. A verb that names an epoch lower
 * than the room's own is refused (`STALE_EPOCH`): a message that was under way when the room was rebuilt cannot touch
 * the new one. Vocabulary: https://mediasoup.org/documentation/v3/
 */
import type { types } from 'mediasoup';

export type RtpCapabilities = types.RtpCapabilities;
export type RtpParameters = types.RtpParameters;
export type DtlsParameters = types.DtlsParameters;
export type IceParameters = types.IceParameters;
export type IceCandidate = types.IceCandidate;
export type SctpParameters = types.SctpParameters;
export type SctpStreamParameters = types.SctpStreamParameters;

export type MediaKind = 'audio' | 'video';
/** What a participant may publish, at most one of each. `microphone` is audio, the others are video. */
export type MediaSource = 'microphone' | 'camera' | 'screen';
export type Direction = 'send' | 'recv';
/** What was taken from somebody who sent too much: a source, or their place in the room. */
export type CutOff = MediaSource | 'everything';

/** A visit's room. `epoch` rises each time the room is rebuilt. */
export type RoomRef = { room: string; epoch: number };
export type ParticipantRef = RoomRef & { participant: string };

export type TransportParameters = {
  id: string;
  iceParameters: IceParameters;
  iceCandidates: IceCandidate[];
  dtlsParameters: DtlsParameters;
  sctpParameters: SctpParameters;
};

/** A data consumer as a page sets it up. */
export type DataChannelParameters = {
  id: string;
  dataProducerId: string;
  sctpStreamParameters: SctpStreamParameters;
  label: string;
  protocol: string;
};
/** It carries nothing: consuming it makes the receiving transport connect before there is sound. */
export type WarmingChannel = DataChannelParameters;
/** What goes out on the producer comes back on the channel: small datagrams, in no order, none sent twice. */
export type Echo = { producerId: string; echo: DataChannelParameters };

export type Admission = {
  send: TransportParameters;
  recv: TransportParameters;
  /**
   * The producer id each source will have, chosen by the server so that the client need not wait to learn it. It stays
   * the same until the participant is released: a camera opened again has the id of the one that was closed.
   */
  producerIds: Record<MediaSource, string>;
  warming: WarmingChannel;
};

export type ProduceInput = {
  source: MediaSource;
  rtpParameters: RtpParameters;
  paused: boolean;
};

/** `low` for a small or hidden picture, `full` for the one that is looked at. */
export type PictureLayer = 'low' | 'full';

export type ConsumeInput = { producerId: string; rtpCapabilities: RtpCapabilities };

/** A consumer always starts paused; the client's word resumes it. */
export type ConsumerParameters = {
  id: string;
  producerId: string;
  /** Who speaks or shows. */
  participant: string;
  source: MediaSource;
  kind: MediaKind;
  rtpParameters: RtpParameters;
  producerPaused: boolean;
};

export type ProducerState = {
  id: string;
  participant: string;
  source: MediaSource;
  kind: MediaKind;
  paused: boolean;
};

export type ParticipantState = {
  participant: string;
  /** ICE and DTLS states of the two transports, in WebRTC's words. */
  send: { ice: string; dtls: string };
  recv: { ice: string; dtls: string };
  producers: ProducerState[];
  consumers: { id: string; producerId: string; paused: boolean }[];
};

/** What the two ends of a participant's tracks are compared by: packets since each began, counted by the engine. */
export type MediaFlow = {
  /** Sent on each consumer that is not held back by either side. `leftOut`: no layer of it fits into what the path bears. */
  sent: { consumerId: string; packets: number; leftOut: boolean }[];
  /** Arrived of each source that is published and not held back. */
  received: { source: MediaSource; packets: number }[];
};

/**
 * RTP packets of a link's tracks, and how many of them were lost on their way, by RTCP (RFC 3550). A track that has gone counts
 * as it was when the link was asked for last.
 */
export type Packets = { packets: number; lost: number };
/** How a participant's link is, as the engine sees it. */
export type LinkQuality = {
  /** The send transport's: each admission after a release makes another. */
  linkId: string;
  /** What the send transport's chosen path goes over; null before there is one. */
  protocol: 'udp' | 'tcp' | null;
  /** Outages that ICE was restarted for: both transports’ restarts, and repeated ones, are of one when they are close to each other. */
  restarts: number;
  roundTripMs: number | null;
  /** From the participant, and to them. */
  up: Packets;
  down: Packets;
};

export type RoomState = RoomRef & { participants: ParticipantState[] };

export type MediaLoad = {
  workers: number;
  /** How busy the least busy worker is, 0…1; 1 when there is none. A new talk goes there. */
  busy: number;
  rooms: number;
  transports: number;
  producers: number;
  consumers: number;
};

/** How a media worker came to its end: by itself, or killed because it did not answer. */
export type WorkerEnd = 'died' | 'hung';

export type MediaEvents = {
  /** Another one takes its place; its rooms are announced as `roomLost`. */
  workerLost: { how: WorkerEnd };
  /** The worker under the room died: the room is gone and may be opened again with a higher epoch. */
  roomLost: RoomRef;
  producerAdded: RoomRef & { producer: ProducerState };
  producerClosed: RoomRef & { participant: string; producerId: string };
  producerPaused: RoomRef & { participant: string; producerId: string; paused: boolean };
  /** How well a source comes in, 0 (nothing) … 10; of several layers the best one. mediasoup: Producer, `score`. */
  producerScored: RoomRef & { participant: string; source: MediaSource; score: number };
  /**
   * Somebody sent more than a track may, for longer than a burst, and it was closed; or, of `everything`, did so again or
   * outside all tracks, and was released.
   */
  cutOff: ParticipantRef & { what: CutOff };
  /** ICE or DTLS of one transport changed. */
  transportState: ParticipantRef & { direction: Direction; ice: string; dtls: string };
};

export interface Media {
  /** Capabilities of every router here; constant, so that a client can load its device before it joins. */
  rtpCapabilities(): Promise<RtpCapabilities>;
  /**
   * Opens the room, or finds it open. A higher epoch closes the older room first; a lower one is `STALE_EPOCH`, and so
   * is one that has ended (closed or lost): an epoch is opened once.
   */
  openRoom(room: RoomRef): Promise<void>;
  /** Closing what is closed, here and below, is done already. The room of a lower epoch is closed too. */
  closeRoom(room: RoomRef): Promise<void>;
  /** Makes both transports of a participant, or gives those that are there. */
  admit(who: ParticipantRef): Promise<Admission>;
  /** Closes everything the participant has in the room. */
  release(who: ParticipantRef): Promise<void>;
  /**
   * `UNKNOWN_PARTICIPANT` unless admitted. A repeat with the same fingerprint is answered as done, another fingerprint
   * is `BAD_MEDIA`: a new page is released and admitted first.
   */
  connect(who: ParticipantRef, direction: Direction, dtlsParameters: DtlsParameters): Promise<void>;
  restartIce(who: ParticipantRef, direction: Direction): Promise<IceParameters>;
  /** Opens the client's half of the warming channel on the send transport. */
  produceWarming(who: ParticipantRef, sctpStreamParameters: SctpStreamParameters): Promise<{ id: string }>;
  /**
   * Opens an echo from the send to the recv transport, for a page that measures its path. Only the stream's number is
   * the page's to choose; another one than the first is `BAD_MEDIA`. Who floods it is released.
   */
  echo(who: ParticipantRef, sctpStreamParameters: SctpStreamParameters): Promise<Echo>;
  /**
   * `BAD_MEDIA` when the parameters do not fit the source. A repeat answers the same producer; other parameters for a
   * source that is published are `BAD_MEDIA`: it is closed first.
   */
  produce(who: ParticipantRef, input: ProduceInput): Promise<ProducerState>;
  closeProducer(who: ParticipantRef, source: MediaSource): Promise<void>;
  pauseProducer(who: ParticipantRef, source: MediaSource, paused: boolean): Promise<void>;
  /** `UNKNOWN_PRODUCER` when it is not in this room, `CANNOT_CONSUME` when the device cannot decode it. */
  consume(who: ParticipantRef, input: ConsumeInput): Promise<ConsumerParameters>;
  pauseConsumer(who: ParticipantRef, consumerId: string, paused: boolean): Promise<void>;
  /** Which layer of a picture the listener is to get; a source of one layer is sent as it is. */
  preferLayer(who: ParticipantRef, consumerId: string, layer: PictureLayer): Promise<void>;
  closeConsumer(who: ParticipantRef, consumerId: string): Promise<void>;
  flow(who: ParticipantRef): Promise<MediaFlow>;
  quality(who: ParticipantRef): Promise<LinkQuality>;
  list(): Promise<RoomState[]>;
  load(): Promise<MediaLoad>;
  /** Returns the function that stops listening. */
  on<K extends keyof MediaEvents>(event: K, listener: (payload: MediaEvents[K]) => void): () => void;
  close(): Promise<void>;
}

export const MEDIA_ERROR_CODES = [
  'STALE_EPOCH',
  'UNKNOWN_ROOM',
  'UNKNOWN_PARTICIPANT',
  'UNKNOWN_PRODUCER',
  'UNKNOWN_CONSUMER',
  'CANNOT_CONSUME',
  'BAD_MEDIA',
  'MEDIA_UNAVAILABLE',
] as const;
export type MediaErrorCode = (typeof MEDIA_ERROR_CODES)[number];

export class MediaError extends Error {
  readonly code: MediaErrorCode;
  constructor(code: MediaErrorCode, message: string = code, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MediaError';
    this.code = code;
  }
}
