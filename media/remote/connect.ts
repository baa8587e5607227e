import { io, type Socket } from 'socket.io-client';
import { MediaAnnouncer } from '../events.ts';
import type { MediaLog } from '../log.ts';
import type { Media, MediaEvents, RoomRef } from '../port.ts';
import { MediaError } from '../port.ts';
import {
  answer,
  EVENT,
  eventMessage,
  EVENTS,
  MEDIA_PATH,
  VERB,
  type VerbInput,
  type VerbName,
  type VerbOutput,
  VERBS,
} from './messages.ts';

export type ConnectMediaOptions = { /** The media node's own. */ token: string; log: MediaLog };

/** A verb that is not answered in this time counts as lost, milliseconds. */
const ANSWER_MS = 10_000;
const RETRY_MS = 500;

/**
 * The engine of a media node at `url` (`http://host:port`). Resolves when linked; throws `MEDIA_UNAVAILABLE` when the
 * node refuses the token or is not reached. Later a lost link is mended by itself; until then every verb is
 * `MEDIA_UNAVAILABLE`. Rooms opened here that are gone when the link is back are announced as `roomLost`.
 * `close` ends the link, not the node.
 */
export async function connectMedia(url: string, { token, log }: ConnectMediaOptions): Promise<Media> {
  const socket = io(url, {
    path: MEDIA_PATH,
    auth: { token },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: RETRY_MS,
    reconnectionDelayMax: RETRY_MS * 4,
  });
  await linked(socket);
  return new RemoteMedia(socket, log);
}

function linked(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => {
      socket.off('connect_error');
      resolve();
    });
    socket.once('connect_error', (error) => {
      socket.disconnect();
      reject(unavailable('the media node was not reached', error));
    });
  });
}

class RemoteMedia implements Media {
  readonly #socket: Socket;
  readonly #log: MediaLog;
  readonly #events: MediaAnnouncer;
  readonly #opened = new Map<string, RoomRef>();

  constructor(socket: Socket, log: MediaLog) {
    this.#socket = socket;
    this.#log = log;
    this.#events = new MediaAnnouncer(log);
    socket.on(EVENT, (message: unknown) => this.#hear(message));
    socket.on('disconnect', (reason) => log.warn({ reason }, 'link to the media node lost'));
    socket.on('connect_error', (error) => log.warn({ err: error }, 'media node not reached'));
    socket.on('connect', () => void this.#takeStock());
  }

  rtpCapabilities() {
    return this.#ask('rtpCapabilities');
  }

  async openRoom(ref: RoomRef): Promise<void> {
    await this.#ask('openRoom', ref);
    this.#opened.set(ref.room, { room: ref.room, epoch: ref.epoch });
  }

  async closeRoom(ref: RoomRef): Promise<void> {
    await this.#ask('closeRoom', ref);
    this.#opened.delete(ref.room);
  }

  admit(...input: VerbInput<'admit'>) {
    return this.#ask('admit', ...input);
  }

  release(...input: VerbInput<'release'>) {
    return this.#ask('release', ...input);
  }

  connect(...input: VerbInput<'connect'>) {
    return this.#ask('connect', ...input);
  }

  restartIce(...input: VerbInput<'restartIce'>) {
    return this.#ask('restartIce', ...input);
  }

  produceWarming(...input: VerbInput<'produceWarming'>) {
    return this.#ask('produceWarming', ...input);
  }

  echo(...input: VerbInput<'echo'>) {
    return this.#ask('echo', ...input);
  }

  produce(...input: VerbInput<'produce'>) {
    return this.#ask('produce', ...input);
  }

  closeProducer(...input: VerbInput<'closeProducer'>) {
    return this.#ask('closeProducer', ...input);
  }

  pauseProducer(...input: VerbInput<'pauseProducer'>) {
    return this.#ask('pauseProducer', ...input);
  }

  consume(...input: VerbInput<'consume'>) {
    return this.#ask('consume', ...input);
  }

  pauseConsumer(...input: VerbInput<'pauseConsumer'>) {
    return this.#ask('pauseConsumer', ...input);
  }

  preferLayer(...input: VerbInput<'preferLayer'>) {
    return this.#ask('preferLayer', ...input);
  }

  closeConsumer(...input: VerbInput<'closeConsumer'>) {
    return this.#ask('closeConsumer', ...input);
  }

  flow(...input: VerbInput<'flow'>) {
    return this.#ask('flow', ...input);
  }

  quality(...input: VerbInput<'quality'>) {
    return this.#ask('quality', ...input);
  }

  list() {
    return this.#ask('list');
  }

  load() {
    return this.#ask('load');
  }

  on<K extends keyof MediaEvents>(event: K, listener: (payload: MediaEvents[K]) => void): () => void {
    return this.#events.on(event, listener);
  }

  async close(): Promise<void> {
    this.#events.silence();
    this.#socket.disconnect();
  }

  async #ask<V extends VerbName>(verb: V, ...input: VerbInput<V>): Promise<VerbOutput<V>> {
    if (!this.#socket.connected) throw unavailable('no link to the media node');
    const given = answer.safeParse(await this.#send(verb, input));
    if (!given.success) throw unavailable('the media node answered in another language', given.error);
    if (!given.data.ok) {
      const { code, message, cause } = given.data;
      throw new MediaError(code, message, cause === undefined ? undefined : { cause: new Error(cause) });
    }
    const output = VERBS[verb].output.safeParse(given.data.output ?? undefined);
    if (!output.success) throw unavailable('the media node answered in another language', output.error);
    return output.data;
  }

  async #send(verb: VerbName, input: unknown[]): Promise<unknown> {
    try {
      return await this.#socket.timeout(ANSWER_MS).emitWithAck(VERB, { verb, input });
    } catch (error) {
      throw unavailable('the media node did not answer', error);
    }
  }

  #hear(message: unknown): void {
    const heard = eventMessage.safeParse(message);
    if (!heard.success) return this.#log.error({ err: heard.error }, 'an unknown media event');
    this.#pass(heard.data.event, heard.data.payload);
  }

  #pass<K extends keyof MediaEvents>(event: K, payload: unknown): void {
    const heard = EVENTS[event].safeParse(payload);
    if (!heard.success) return this.#log.error({ err: heard.error, event }, 'an unknown media event');
    if (event === 'roomLost') this.#forget(heard.data as RoomRef);
    this.#events.announce(event, heard.data);
  }

  /** Events do not wait for a lost link, so what was lost meanwhile is found by asking. */
  async #takeStock(): Promise<void> {
    const expected = [...this.#opened.values()];
    try {
      const there = new Map((await this.list()).map(({ room, epoch }) => [room, epoch]));
      for (const ref of expected.filter(({ room, epoch }) => (there.get(room) ?? -1) < epoch)) {
        if (this.#forget(ref)) this.#events.announce('roomLost', ref);
      }
    } catch (error) {
      this.#log.warn({ err: error }, 'could not take stock of the media rooms');
    }
  }

  /** Whether it was still counted on. */
  #forget({ room, epoch }: RoomRef): boolean {
    return this.#opened.get(room)?.epoch === epoch && this.#opened.delete(room);
  }
}

function unavailable(message: string, cause?: unknown): MediaError {
  return new MediaError('MEDIA_UNAVAILABLE', message, cause === undefined ? undefined : { cause });
}
