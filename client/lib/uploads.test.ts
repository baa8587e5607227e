import { expect, test, vi } from 'vitest';
import type { ErrorCode } from '$contract/errors.ts';
import type { FileView } from '$contract/file.ts';
import { Refused } from './refused.ts';
import { UploadQueue, type JudgeFile, type SendFile } from './uploads.svelte.ts';

test('several files go one after the other, in the order they were chosen', async () => {
  const { queue, sending, arrive } = line();
  queue.add([aFile('a'), aFile('b')]);
  expect(sending()).toEqual(['a']);
  await arrive('a');
  expect(sending()).toEqual(['b']);
  await arrive('b');
  expect(states(queue)).toEqual(['sent', 'sent']);
});

test('a refused file says why and does not hold up the others', async () => {
  const { queue, refuse, arrive } = line();
  queue.add([aFile('a'), aFile('b')]);
  await refuse('a', 'FILE_TYPE');
  await arrive('b');
  expect(states(queue)).toEqual(['FILE_TYPE', 'sent']);
});

test('a file that is too large never leaves', () => {
  const { queue, sending } = line((file) => (file.size > 3 ? 'FILE_TOO_LARGE' : null));
  queue.add([aFile('long', 'long'), aFile('a')]);
  expect(states(queue)).toEqual(['FILE_TOO_LARGE', 'sending']);
  expect(sending()).toEqual(['a']);
});

test('a file over the number is told so at once: it is judged with those chosen before it', () => {
  const { queue, sending } = line((_file, before) => (before.length >= 1 ? 'FILES_TOO_MANY' : null));
  queue.add([aFile('a'), aFile('b')]);
  expect(states(queue)).toEqual(['sending', 'FILES_TOO_MANY']);
  expect(sending()).toEqual(['a']);
});

test('tried again, a file goes under the key it had', async () => {
  const { queue, keys, refuse, arrive } = line();
  queue.add([aFile('a')]);
  await refuse('a', 'TRY_AGAIN');
  queue.again(queue.files[0]!);
  await arrive('a');
  expect(new Set(keys).size).toBe(1);
});

test('a file removed on its way is stopped, and the next one goes', async () => {
  const { queue, sending, signals } = line();
  queue.add([aFile('a'), aFile('b')]);
  queue.remove(queue.files[0]!);
  expect(signals[0]!.aborted).toBe(true);
  await vi.waitFor(() => expect(sending()).toEqual(['b']));
});

test('closing the page stops what is on its way and begins nothing more', async () => {
  const { queue, sending, signals } = line();
  queue.add([aFile('a'), aFile('b')]);
  queue.close();
  expect(signals[0]!.aborted).toBe(true);
  await vi.waitFor(() => expect(sending()).toEqual([]));
});

const aFile = (name: string, content = 'abc') => new File([content], name);
const states = (queue: UploadQueue) =>
  queue.files.map(({ state }) => (state.kind === 'refused' ? state.refused.code : state.kind));

/** A queue whose files arrive when the test says so. */
function line(judge: JudgeFile = () => null) {
  const under = new Map<string, { resolve: (file: FileView) => void; reject: (error: unknown) => void }>();
  const keys: string[] = [];
  const signals: AbortSignal[] = [];
  const send: SendFile = (file, { key, signal }) =>
    new Promise((resolve, reject) => {
      keys.push(key);
      signals.push(signal);
      const end = () => under.delete(file.name);
      under.set(file.name, { resolve: (view) => (end(), resolve(view)), reject: (e) => (end(), reject(e)) });
      signal.addEventListener('abort', () => (end(), reject(new Refused({ code: 'TRY_AGAIN' }))));
    });
  const queue = new UploadQueue({ send, judge });
  const settled = (name: string) =>
    vi.waitFor(() => {
      const one = queue.files.find(({ file }) => file.name === name);
      expect(one && ['sent', 'refused'].includes(one.state.kind)).toBe(true);
    });
  return {
    queue,
    keys,
    signals,
    sending: () => [...under.keys()],
    arrive: async (name: string) => {
      under.get(name)!.resolve({ name } as FileView);
      await settled(name);
    },
    refuse: async (name: string, code: ErrorCode) => {
      under.get(name)!.reject(new Refused({ code }));
      await settled(name);
    },
  };
}
