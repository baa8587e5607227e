import { create } from 'qrcode';
import type { Sheet } from './sheet.ts';

/** Free modules around a code, without which a camera does not find it (ISO/IEC 18004). */
const QUIET = 4;

/** Draws the code as vectors, `side` points with its quiet zone, its upper left corner at `x`, `y`. */
export function drawQr(sheet: Sheet, text: string, alt: string, x: number, y: number, side: number): void {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const step = side / (modules.size + 2 * QUIET);
  sheet.piece(
    'Figure',
    () => {
      const { doc } = sheet;
      doc.rect(x, y, side, side).fill('#ffffff');
      // One path for all: dark modules that touch show no seam between them.
      for (let row = 0; row < modules.size; row++) {
        for (const { from, length } of darkRuns(modules.data, row * modules.size, modules.size)) {
          doc.rect(x + (QUIET + from) * step, y + (QUIET + row) * step, length * step, step);
        }
      }
      doc.fill('#000000');
    },
    { alt },
  );
}

function darkRuns(data: Uint8Array, start: number, size: number): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = [];
  for (let i = 0; i < size; i++) {
    if (!data[start + i]) continue;
    const last = runs.at(-1);
    if (last && last.from + last.length === i) last.length += 1;
    else runs.push({ from: i, length: 1 });
  }
  return runs;
}
