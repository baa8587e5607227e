import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { BlobGone, BlobTooLarge, type Blobs } from '../actions/ports.ts';

/** Ids are ours alone: nothing that a person wrote ever becomes part of a path. */
const blobId = z.uuid();

/** Files in a folder, two levels deep. A file appears whole, and on the disk, or not at all. */
export function createFolderBlobs(folder: string): Blobs {
  const pathOf = (id: string) => join(folder, blobId.parse(id).slice(-2), id);
  return {
    async put(id, bytes, maxBytes) {
      const path = pathOf(id);
      const part = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.part`;
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
        return { size, sha256: new Uint8Array(hash.digest()) };
      } catch (error) {
        await file.close().catch(() => undefined);
        await rm(part, { force: true });
        throw error;
      }
    },
    async open(id) {
      const file = await open(pathOf(id)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new BlobGone(id) : error;
      });
      return createReadStream('', { fd: file });
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}
