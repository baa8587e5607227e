import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installFromDebian } from './apt.mjs';

/** What the tests read printed papers with, by Debian's package: text and pictures of a PDF, and the code on it. */
const readers = { 'poppler-utils': 'pdftotext', 'zbar-tools': 'zbarimg' };

/** @param {import('./step.mjs').Step} step */
export async function preparePaperReaders(step) {
  const missing = Object.entries(readers).filter(([, program]) => !isHere(program));
  if (missing.length > 0)
    await installFromDebian(
      missing.map(([name]) => name),
      step,
    );
}

/** @param {string} program */
const isHere = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
