import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { BlobGone, BlobTooLarge, type Blobs } from '../actions/ports/blobs.ts';

/** Ids are ours alone: nothing that a person wrote ever becomes part of a path. */
const blobId = z.uuid();
const PART = '.part';
/** No upload takes a day: what is older was left by a server that died. */
const LEFT_OVER_MS = 24 * 3_600_000;

/** Files in a folder, two levels deep. A file appears whole, and on the disk, or not at all. */
export async function createFolderBlobs(folder: string): Promise<Blobs> {
  await removeLeftOvers(folder);
  const pathOf = (id: string) => join(folder, blobId.parse(id).slice(-2), id);
  return {
    async put(id, bytes, maxBytes) {
      const path = pathOf(id);
      const part = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}${PART}`;
      await mkdir(dirname(path), { recursive: true });
      const file = await open(part, 'wx', 0o600);
      try {
        const hash = createHash('sha256');
        let size = 0;
        for await (const chunk of bytes) {
          size += chunk.byteLength;
          if (size > maxBytes) throw new BlobTooLarge(`more than ${maxBytes} bytes`);
          hash.update(chunk);
          await file.writeFile(chunk);
        }
        await file.sync();
        await file.close();
        await rename(part, path);
        await syncFolder(dirname(path));
        return { size, sha256: new Uint8Array(hash.digest()) };
      } catch (error) {
        await file.close().catch(() => undefined);
        await rm(part, { force: true });
        throw error;
      }
    },
    async open(id, range) {
      const file = await open(pathOf(id)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new BlobGone(id) : error;
      });
      return createReadStream('', { fd: file, ...(range && { start: range.first, end: range.last }) });
    },
    remove: (id) => rm(pathOf(id), { force: true }),
    list: () => everythingIn(folder),
  };
}

async function* everythingIn(folder: string) {
  for await (const entry of await opendir(folder, { recursive: true })) {
    if (!blobId.safeParse(entry.name).success) continue;
    // Whoever removed it since it was read out of the folder has done so.
    const found = await stat(join(entry.parentPath, entry.name)).catch(() => null);
    if (found?.isFile()) yield { id: entry.name, at: found.mtime };
  }
}

/** A name is on the disk once its folder is: a row must not outlive the file it speaks of. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync().finally(() => handle.close());
}

/** Halves of files whose server died while they came. */
async function removeLeftOvers(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith(PART)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && Date.now() - found.mtimeMs > LEFT_OVER_MS) await rm(path, { force: true });
  }
}
