import type { CallInput, Output } from '$contract/commands.ts';
import { outputOf } from './answers.ts';
import { pause } from './pause.ts';
import { between } from './random.ts';
import { Refused, refusedOf } from './refused.ts';

export type UploadName = 'ticket.addFile' | 'file.add';

export type Upload<N extends UploadName> = {
  name: N;
  /** One for all attempts, so that a file whose answer was lost is not stored twice. */
  key: string;
  input: CallInput<N>;
  file: Blob;
  /** Told of each part that has left, from 0 to 1. */
  onProgress?: (share: number) => void;
  /** The person has changed their mind: nothing more is sent, and what was asked rejects. */
  signal?: AbortSignal;
};

type Attempt<N extends UploadName> = (upload: Upload<N>) => Promise<unknown>;

const ATTEMPTS = 5;
/** A slow network is waited for; one on which nothing moves for this long is tried anew. */
const SILENCE_MS = 45_000;

/** Sends one file with its command. Throws `Refused`; a lost network is tried again and is TRY_AGAIN in the end. */
export async function upload<N extends UploadName>(
  what: Upload<N>,
  attempt: Attempt<N> = post,
  rest: (attempts: number) => Promise<void> = (attempts) => pause(between(500, 1500) * attempts),
): Promise<Output<N>> {
  for (let attempts = 1; ; attempts++) {
    try {
      return outputOf(what.name, await attempt(what));
    } catch (error) {
      if (what.signal?.aborted || refusedOf(error).code !== 'TRY_AGAIN' || attempts === ATTEMPTS) throw error;
      await rest(attempts);
      // Taken back during the rest: nothing more is sent.
      if (what.signal?.aborted) throw error;
    }
  }
}

/** `fetch` cannot tell how much has left, so this is the older way. The envelope goes first: the server reads in order. */
function post<N extends UploadName>({ name, key, input, file, onProgress, signal }: Upload<N>) {
  return new Promise<unknown>((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    let silence = setTimeout(stop, SILENCE_MS);
    signal?.addEventListener('abort', stop);
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(silence);
      silence = setTimeout(stop, SILENCE_MS);
      onProgress?.(total > 0 ? loaded / total : 0);
    };
    request.onloadend = () => {
      clearTimeout(silence);
      signal?.removeEventListener('abort', stop);
    };
    request.onload = () => resolve(jsonOf(request.responseText));
    request.onerror = request.onabort = () => reject(new Refused({ code: 'TRY_AGAIN' }));
    request.open('POST', `/api/${name}`);
    request.send(formOf({ key, input }, file));
  });
}

function formOf(envelope: object, file: Blob): FormData {
  const form = new FormData();
  form.append('envelope', JSON.stringify(envelope));
  form.append('file', file);
  return form;
}

/** What a proxy answers instead of the server is no answer: `outputOf` makes TRY_AGAIN of it. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
