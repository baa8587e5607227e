import type { FileView } from '$contract/file.ts';
import { outputOf } from '../../../lib/answers.ts';
import { Refused } from '../../../lib/refused.ts';

/** Bytes on a slow line take their time. */
const ANSWER_WITHIN_MS = 5 * 60_000;

/** A scan taken at the desk. `key` is the same when it is sent again, so that it is kept once. Throws `Refused`. */
export async function addScan(visitId: string, file: File, key: string): Promise<FileView> {
  const form = new FormData();
  form.append('envelope', JSON.stringify({ key, input: { visitId, name: file.name } }));
  form.append('file', file, file.name);
  return outputOf('file.add', await post(form));
}

async function post(body: FormData): Promise<unknown> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ANSWER_WITHIN_MS);
  try {
    const answer = await fetch('/api/file.add', {
      method: 'POST',
      body,
      credentials: 'same-origin',
      signal: patience.signal,
    });
    return await answer.json();
  } catch (cause) {
    throw new Refused({ code: 'TRY_AGAIN' }, { cause });
  } finally {
    clearTimeout(timer);
  }
}
