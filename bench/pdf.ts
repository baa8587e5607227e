import PDFDocument from 'pdfkit';
import { registerFonts } from '../server/adapters/papers/fonts.ts';
import { createPapers } from '../server/adapters/papers/papers.ts';
import type { PaperFacts } from '../server/domain/paper-facts.ts';
import { couponFacts, protocolFacts } from '../test/harness/papers.ts';
import { picturesOf, textOf } from '../test/harness/pdf.ts';
import { quantile, randomOf, row, type Benchmark, type Row } from './measure.ts';

const PAPERS = 150;
const ADDRESS = 'https://qabyldau.example.kz/check/AbCdEfGhIjKlMnOpQrStUv';

/**
 * Printing, as the server does it: asked for in one thread, printed in another. The raw limit is pdfkit alone setting
 * the same lines as plain text in the same open font, without tags, tables, code and pages that keep together.
 */
const pdf: Benchmark = async ({ seed, say }) => {
  const random = randomOf(seed);
  const papers = createPapers();
  const issuedAt = () =>
    new Date(Date.UTC(2026, 10, 24) + Math.floor(random() * 86_400) * 1000).toISOString();
  const kinds: { name: string; pages: number; facts: () => PaperFacts }[] = [
    { name: 'pdf-coupon', pages: 1, facts: () => couponFacts({ issuedAt: issuedAt() }) },
    { name: 'pdf-protocol', pages: 3, facts: () => protocolFacts('kk', { issuedAt: issuedAt() }) },
  ];
  const rows: Row[] = [];
  try {
    const cold = await timeOf(() => papers.print(couponFacts(), ADDRESS));
    say(`the first paper, with the thread and its fonts: ${cold.toFixed(0)} ms; it is not counted`);
    for (const { name, pages, facts } of kinds) {
      const lines = await linesOf(await papers.print(facts(), ADDRESS), pages);
      const [samples, raw]: [number[], number[]] = [[], []];
      // In turns, so that a busy moment of the machine meets both.
      for (let i = 0; i < PAPERS; i++) {
        const these = facts();
        samples.push(await timeOf(() => papers.print(these, ADDRESS)));
        raw.push(await timeOf(() => plainText(lines)));
      }
      say(`${name}: ${pages} pages, ${lines.length} lines, ${PAPERS} printed`);
      const baseline = quantile(raw, 0.95);
      const value = quantile(samples, 0.95);
      rows.push(row({ name, unit: 'ms', samples, seed, value, baseline, bar: { of: 'value', atMost: 500 } }));
    }
  } finally {
    await papers.close();
  }
  return rows;
};
export default pdf;

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function linesOf(bytes: Uint8Array, pages: number): Promise<string[]> {
  const printed = await picturesOf(bytes, 20);
  if (printed.length !== pages) throw new Error(`${printed.length} pages were printed and not ${pages}`);
  return (await textOf(bytes)).split('\n').filter((line) => line.trim().length > 0);
}

async function plainText(lines: readonly string[]): Promise<void> {
  const doc = new PDFDocument({ size: 'A4', font: '' });
  registerFonts(doc);
  doc.font('regular', 10.5);
  for (const line of lines) doc.text(line, { lineBreak: false });
  doc.end();
  for await (const _chunk of doc);
}
