import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BlobGone, BlobTooLarge, type Blobs } from '../actions/ports/blobs.ts';
import { createFolderBlobs } from './blobs.ts';

let folder: string;
let blobs: Blobs;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qabyldau-blobs-'));
  blobs = await createFolderBlobs(folder);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* bytes(...chunks: (string | Error)[]) {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk;
    yield Buffer.from(chunk);
  }
}
const files = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
const read = async (...at: Parameters<Blobs['open']>) => (await buffer(await blobs.open(...at))).toString();

test('what was put is there whole, with its size and fingerprint', async () => {
  const id = randomUUID();
  const { size, sha256 } = await blobs.put(id, bytes('бір ', 'екі'), 100);
  expect(size).toBe(Buffer.byteLength('бір екі'));
  expect(Buffer.from(sha256).toString('hex')).toMatch(/^[0-9a-f]{64}$/);
  expect(await read(id)).toBe('бір екі');
});

test('a part of it is read alone', async () => {
  const id = randomUUID();
  await blobs.put(id, bytes('0123456789'), 100);
  expect(await read(id, { first: 2, last: 4 })).toBe('234');
});

test('what is too large, or breaks off, leaves nothing', async () => {
  await expect(blobs.put(randomUUID(), bytes('12345', '67890'), 9)).rejects.toThrow(BlobTooLarge);
  await expect(blobs.put(randomUUID(), bytes('12345', new Error('gone')), 9)).rejects.toThrow('gone');
  expect(await files()).toEqual([]);
});

test('another attempt under one id takes the place of the first, and one that fails does not', async () => {
  const id = randomUUID();
  await blobs.put(id, bytes('first'), 100);
  await expect(blobs.put(id, bytes('x', new Error('gone')), 100)).rejects.toThrow('gone');
  expect(await read(id)).toBe('first');
  await blobs.put(id, bytes('second'), 100);
  expect(await read(id)).toBe('second');
});

test('what is removed is gone, and removing it again is done already', async () => {
  const id = randomUUID();
  await blobs.put(id, bytes('x'), 100);
  await blobs.remove(id);
  await blobs.remove(id);
  await expect(blobs.open(id)).rejects.toThrow(BlobGone);
});

test('everything kept is listed with its time, and nothing half', async () => {
  const since = Date.now() - 2000;
  const ids = [randomUUID(), randomUUID()];
  for (const id of ids) await blobs.put(id, bytes('x'), 100);
  await writeFile(join(folder, ids[0]!.slice(-2), `${randomUUID()}.1.half.part`), 'x');
  const listed = [];
  for await (const one of blobs.list()) listed.push(one);
  expect(listed.map(({ id }) => id).sort()).toEqual([...ids].sort());
  for (const { at } of listed) expect(at.getTime()).toBeGreaterThan(since);
});

test('no path is ever made of anything but an id of ours', async () => {
  for (const id of ['../../keyring.json', '..%2f', '', `${randomUUID()}/../x`]) {
    await expect(blobs.put(id, bytes('x'), 100)).rejects.toThrow();
    await expect(blobs.open(id)).rejects.toThrow();
    await expect((async () => blobs.remove(id))()).rejects.toThrow();
  }
  expect(await files()).toEqual([]);
});

test('halves that a dead server left are removed at the next start, unless another server may be writing them', async () => {
  await mkdir(join(folder, 'ab'));
  const [old, fresh] = [join(folder, 'ab', 'x.1.old.part'), join(folder, 'ab', 'x.1.new.part')];
  await writeFile(old, 'x');
  await writeFile(fresh, 'x');
  const longAgo = new Date(Date.now() - 25 * 3_600_000);
  await utimes(old, longAgo, longAgo);
  await createFolderBlobs(folder);
  expect((await files()).map(({ name }) => name)).toEqual(['x.1.new.part']);
});
