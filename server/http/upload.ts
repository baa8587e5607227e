import { once } from 'node:events';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import type { Request } from 'express';
import type { Upload } from '../actions/ports/command-call.ts';
import { Refusal } from '../contract/errors.ts';

const ENVELOPE_BYTES = 64 * 1024;
/** How long a sender may say nothing. */
const SILENCE_MS = 30_000;
/** How long the rest of a refused upload is let run out, so that its page hears the answer: browsers send first, then read. */
const RUN_OUT_MS = 20_000;

export type UploadForm = { envelope: unknown; upload: Upload };

/**
 * Reads a form of two parts: the field `envelope`, then one file. It is answered once the file begins; its bytes are read
 * from the request only as fast as they are taken, and their end comes only when the whole form was as it should be.
 * @throws Refusal BAD_INPUT, TOO_LARGE
 */
export async function readUpload(request: Request, isClosing: () => boolean): Promise<UploadForm> {
  const form = openForm(request);
  const ended = endOf(request, form);
  let envelope: unknown;
  const file = await new Promise<Readable>((resolve, reject) => {
    form.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) reject(new Refusal('TOO_LARGE', 'the envelope'));
      else if (name === 'envelope') envelope = parseJson(value);
      else reject(new Refusal('BAD_INPUT', 'an unknown field'));
    });
    form.on('file', (_name, stream) => {
      // A form that breaks off says so through `ended`; on the stream alone the error would go unheard.
      stream.on('error', () => undefined);
      if (envelope === undefined) reject(new Refusal('BAD_INPUT', 'no envelope before the file'));
      else resolve(stream);
    });
    ended.then(() => reject(new Refusal('BAD_INPUT', 'no file')), reject);
  });
  request.setTimeout(SILENCE_MS, () => request.destroy());
  return { envelope, upload: { bytes: bytesOf(file, ended, isClosing) } };
}

function openForm(request: Request): busboy.Busboy {
  const limits = {
    fields: 1,
    files: 1,
    parts: 3,
    fieldSize: ENVELOPE_BYTES,
    fieldNameSize: 50,
    headerPairs: 20,
  };
  try {
    return request.pipe(busboy({ headers: request.headers, limits }));
  } catch (error) {
    throw new Refusal('BAD_INPUT', 'not a form', { cause: error });
  }
}

/** Settles when the form has ended: well, or broken off, or with more parts than two. */
function endOf(request: Request, form: busboy.Busboy): Promise<void> {
  const ended = new Promise<void>((resolve, reject) => {
    const refuse = (log: string) => reject(new Refusal('BAD_INPUT', log));
    form.on('close', resolve);
    form.on('error', (error) => refuse(String(error)));
    for (const more of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
      form.on(more, () => refuse('more parts than an envelope and a file'));
    }
    request.on('close', () => {
      if (!request.complete) form.destroy(new Error('the upload was broken off'));
    });
  });
  ended.catch(() => undefined);
  return ended;
}

async function* bytesOf(file: Readable, ended: Promise<void>, isClosing: () => boolean) {
  try {
    for await (const chunk of file as AsyncIterable<Uint8Array>) {
      if (isClosing()) throw new Refusal('SHUTTING_DOWN');
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('BAD_INPUT', 'the upload was broken off', { cause: error });
  }
  await ended;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Lets go of what nobody reads any more: the rest runs into the void for a while, and no longer. */
export async function runOut(request: Request): Promise<void> {
  if (request.complete || request.destroyed) return;
  request.unpipe();
  request.resume();
  const late = setTimeout(() => request.destroy(), RUN_OUT_MS).unref();
  await once(request, 'close').catch(() => undefined);
  clearTimeout(late);
}
