import { expect, test, vi } from 'vitest';
import type { FileView } from '$contract/file.ts';
import { upload, type Upload } from './upload.ts';

const stored: FileView = {
  fileId: '018f3f7e-0000-7000-8000-000000000001',
  purpose: 'scan',
  state: 'stored',
  concerns: null,
  name: 'a.pdf',
  mediaType: 'application/pdf',
  size: 3,
  appealId: null,
  fromApplicant: true,
  keepConsent: false,
  at: '2026-11-24T10:00:00.000Z',
};
const refusal = (code: string) => ({ ok: false, code, fields: [], correlationId: '' });
const aScan = (): Upload<'ticket.addFile'> => ({
  name: 'ticket.addFile',
  key: '018f3f7e-0000-4000-8000-000000000002',
  input: { ticketId: '018f3f7e-0000-7000-8000-000000000003', purpose: 'scan', name: 'a.pdf' },
  file: new Blob(['abc']),
});
const atOnce = () => Promise.resolve();

test('a file whose answer was lost is sent again under the same key', async () => {
  const answers: unknown[] = [null, refusal('TRY_AGAIN'), { ok: true, output: stored }];
  const keys: string[] = [];
  const attempt = async ({ key }: Upload<'ticket.addFile'>) => {
    keys.push(key);
    return answers.shift();
  };
  expect(await upload(aScan(), attempt, atOnce)).toEqual(stored);
  expect(keys).toEqual(Array(3).fill(aScan().key));
});

test('a refusal is told at once and not tried again', async () => {
  const attempt = vi.fn(async () => refusal('FILE_TYPE'));
  await expect(upload(aScan(), attempt, atOnce)).rejects.toMatchObject({ code: 'FILE_TYPE' });
  expect(attempt).toHaveBeenCalledTimes(1);
});

test('a network that stays away is given up in the end', async () => {
  const attempt = vi.fn(async () => null);
  await expect(upload(aScan(), attempt, atOnce)).rejects.toMatchObject({ code: 'TRY_AGAIN' });
  expect(attempt).toHaveBeenCalledTimes(5);
});

test('what the person has stopped is not tried again', async () => {
  const stop = new AbortController();
  const attempt = vi.fn(async () => {
    stop.abort();
    return null;
  });
  await expect(upload({ ...aScan(), signal: stop.signal }, attempt, atOnce)).rejects.toThrow();
  expect(attempt).toHaveBeenCalledTimes(1);
});

test('what the person takes back between two attempts is not sent again', async () => {
  const stop = new AbortController();
  const attempt = vi.fn(async () => null);
  const takesItBack = async () => stop.abort();
  await expect(upload({ ...aScan(), signal: stop.signal }, attempt, takesItBack)).rejects.toThrow();
  expect(attempt).toHaveBeenCalledTimes(1);
});
