import { writeFile } from 'node:fs/promises';
import { quantile, type Row } from './measure.ts';

const file = new URL('./latest.json', import.meta.url);
const HEAD = ['name', 'value', 'unit', 'baseline', 'ratio', 'n', 'min', 'p50', 'p95', 'max', 'bar', ''];

/** Every figure on the screen, and with all its samples in `bench/latest.json`. */
export async function report(rows: readonly Row[], seed: number): Promise<void> {
  await writeFile(file, `${JSON.stringify(rows, null, 1)}\n`);
  process.stdout.write(`\nseed ${seed}\n${table([HEAD, ...rows.map(cells)])}\n`);
  const missed = rows.filter(({ ok }) => ok === false);
  const judged = rows.filter(({ ok }) => ok !== null).length;
  process.stdout.write(
    missed.length === 0
      ? `\nAll ${judged} bars are met.\n`
      : `\nMISSED ${missed.length} of ${judged} bars: ${missed.map(({ name }) => name).join(', ')}\n`,
  );
}

function cells({ name, value, unit, baseline, ratio, samples, bar, ok }: Row): string[] {
  return [
    name,
    short(value),
    unit,
    baseline === null ? '–' : short(baseline),
    ratio === null ? '–' : ratio.toFixed(2),
    String(samples.length),
    ...[0, 0.5, 0.95, 1].map((part) => short(quantile(samples, part))),
    bar ?? '–',
    ok === null ? '' : ok ? 'ok' : 'MISSED',
  ];
}

const short = (figure: number) => (Math.abs(figure) >= 100 ? figure.toFixed(0) : figure.toFixed(2));

function table(lines: readonly string[][]): string {
  const widths = lines[0]!.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
