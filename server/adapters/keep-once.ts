import { link, open, unlink, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Puts a secret into a file that is not there yet, on the disk before anything relies on it and readable by its owner
 * alone. Written aside, synced, then put in place: of two servers that start together, one makes it and both read it.
 */
export async function keepOnce(file: string, text: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, text, { mode: 0o600, flush: true });
  await link(aside, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(aside);
  const folder = await open(dirname(file));
  await folder.sync();
  await folder.close();
}
