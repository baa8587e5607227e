import { createHash, timingSafeEqual } from 'node:crypto';
import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import * as z from 'zod';
import type { MediaLog } from '../log.ts';
import type { Media } from '../port.ts';
import { MediaError } from '../port.ts';
import {
  type Answer,
  EVENT,
  EVENT_NAMES,
  MEDIA_PATH,
  VERB,
  type VerbInput,
  type VerbName,
  VERBS,
  verbMessage,
} from './messages.ts';

export type ServeMediaOptions = {
  /** Shared by the media node and its app servers. */ token: string;
  log: MediaLog;
};

/**
 * Serves the engine to app servers over Socket.IO on `httpServer` (the caller listens). `close` lets the app servers
 * go and closes `httpServer`; the engine stays the caller's.
 */
export function serveMedia(
  media: Media,
  httpServer: HttpServer,
  { token, log }: ServeMediaOptions,
): { close(): Promise<void> } {
  const io = new Server(httpServer, { path: MEDIA_PATH, serveClient: false, transports: ['websocket'] });
  io.use((socket, next) => {
    const given: unknown = socket.handshake.auth['token'];
    if (typeof given === 'string' && sameSecret(given, token)) return next();
    log.warn({ address: socket.handshake.address }, 'an app server came with a wrong media token');
    next(new Error('wrong token'));
  });
  io.on('connection', (socket) => {
    socket.on(VERB, async (message: unknown, acknowledge: unknown) => {
      const given = await answerTo(media, message, log);
      if (typeof acknowledge === 'function') acknowledge(given);
    });
  });
  const stops = EVENT_NAMES.map((event) =>
    media.on(event, (payload) => void io.emit(EVENT, { event, payload })),
  );
  return {
    close: async () => {
      for (const stop of stops) stop();
      await io.close();
    },
  };
}

async function answerTo(media: Media, message: unknown, log: MediaLog): Promise<Answer> {
  try {
    const { verb, input } = verbMessage.parse(message);
    return { ok: true, output: await perform(media, verb, input) };
  } catch (error) {
    if (error instanceof MediaError) return refusal(error);
    if (error instanceof z.ZodError) return refusal(new MediaError('BAD_MEDIA', z.prettifyError(error)));
    log.error({ err: error }, 'a media verb failed');
    return refusal(new MediaError('MEDIA_UNAVAILABLE', 'the media node failed', { cause: error }));
  }
}

async function perform<V extends VerbName>(media: Media, verb: V, input: unknown[]): Promise<unknown> {
  const call = media[verb] as (...input: VerbInput<V>) => Promise<unknown>;
  return call.apply(media, VERBS[verb].input.parse(input));
}

function refusal({ code, message, cause }: MediaError): Answer {
  return { ok: false, code, message, ...(cause instanceof Error && { cause: cause.message }) };
}

function sameSecret(given: string, kept: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(kept));
}
