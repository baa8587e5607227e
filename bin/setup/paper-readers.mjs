import { installProgramsFromDebian } from './apt.mjs';

/** What the tests read printed papers with, by Debian's package: text and pictures of a PDF, and the code on it. */
const readers = { 'poppler-utils': 'pdftotext', 'zbar-tools': 'zbarimg' };

/** @param {import('./step.mjs').Step} step */
export async function preparePaperReaders(step) {
  await installProgramsFromDebian(readers, step);
}
