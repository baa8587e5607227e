import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What another program reads from a PDF, as text in the order it is read aloud. */
export const textOf = (pdf: Uint8Array): Promise<string> =>
  withFile(pdf, async (file) => (await run('pdftotext', [file, '-'])).stdout);

/** The tags a screen reader follows, each on a line of its own, with the text below. */
export const structureOf = (pdf: Uint8Array): Promise<string> =>
  withFile(pdf, async (file) => (await run('pdfinfo', ['-struct-text', file])).stdout);

/** Title, language, pages and the like. */
export const aboutPdf = (pdf: Uint8Array): Promise<string> =>
  withFile(pdf, async (file) => (await run('pdfinfo', [file])).stdout);

/** Names of the fonts in it, each with whether it is embedded and a subset. */
export const fontsOf = (pdf: Uint8Array): Promise<string> =>
  withFile(pdf, async (file) => (await run('pdffonts', [file])).stdout);

/** Each page as a picture. */
export const picturesOf = (pdf: Uint8Array, dpi = 110): Promise<Buffer[]> =>
  withFile(pdf, async (file, folder) => {
    await run('pdftoppm', ['-r', String(dpi), '-png', file, join(folder, 'page')]);
    const pages = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
    return Promise.all(pages.map((name) => readFile(join(folder, name))));
  });

/** What a camera reads from the picture. */
export const codeIn = (picture: Uint8Array): Promise<string> =>
  withFile(picture, async (file) => (await run('zbarimg', ['--quiet', '--raw', file])).stdout.trim());

async function withFile<T>(
  bytes: Uint8Array,
  work: (file: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'qabyldau-pdf-'));
  try {
    const file = join(folder, 'file');
    await writeFile(file, bytes);
    return await work(file, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
