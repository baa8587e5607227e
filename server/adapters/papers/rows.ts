import { SOFT_INK, INK, type Sheet, type Style } from './sheet.ts';

type Row = { label: string; value: string; strong?: boolean };

const LABEL: Style = { weight: 'regular', size: 9.5, colour: SOFT_INK };
const VALUE: Style = { weight: 'regular', size: 10.5, colour: INK };
const GAP = 5;

/** Facts in two columns, as a table whose rows are named by their first cell. */
export function setRows(sheet: Sheet, rows: readonly Row[], share = 0.34): void {
  const table = sheet.group('Table');
  const [first, second] = [sheet.width * share, sheet.width * (1 - share) - 12];
  for (const { label, value, strong } of rows) {
    const style: Style = strong ? { ...VALUE, weight: 'semibold' } : VALUE;
    const height = Math.max(sheet.heightOf(label, LABEL, first), sheet.heightOf(value, style, second));
    sheet.keep(height);
    const top = sheet.doc.y;
    const row = sheet.group('TR', table);
    sheet.piece('TH', () => sheet.set(label, LABEL, { width: first }), { scope: 'Row', parent: row });
    sheet.at(sheet.left + first + 12, top - (VALUE.size - LABEL.size));
    sheet.piece('TD', () => sheet.set(value, style, { width: second }), { parent: row });
    sheet.at(sheet.left, top + height + GAP);
  }
}

export type StackedRow = Row & { note?: string };
const SMALL: Style = { ...LABEL, size: 7.5 };
const LARGE: Style = { ...VALUE, size: 10, leading: -1 };
const NOTE: Style = { ...LABEL, size: 8.5, leading: -0.5 };
const COLUMNS = [0.42, 0.58];

/** Facts with the label above, alone or two on a line: for a narrow paper. */
export function setStacked(sheet: Sheet, lines: readonly (readonly StackedRow[])[]): void {
  const table = sheet.group('Table');
  for (const line of lines) {
    const cells = placed(sheet, line);
    const height = Math.max(...cells.map((cell) => cell.height));
    sheet.keep(height);
    const top = sheet.doc.y;
    const parent = sheet.group('TR', table);
    for (const { row, style, x, width } of cells) {
      sheet.at(x, top);
      sheet.piece('TH', () => sheet.set(row.label, SMALL, { width }), { scope: 'Row', parent });
      sheet.piece(
        'TD',
        () => {
          sheet.set(row.value, style, { width });
          if (row.note) sheet.set(row.note, NOTE, { width });
        },
        { parent },
      );
    }
    sheet.at(sheet.left, top + height + GAP);
  }
}

function placed(sheet: Sheet, line: readonly StackedRow[]) {
  const shares = line.length === 1 ? [1] : COLUMNS;
  let x = sheet.left;
  return line.map((row, i) => {
    const width = sheet.width * shares[i]! - (i < line.length - 1 ? 10 : 0);
    const style: Style = row.strong ? { ...LARGE, weight: 'semibold' } : LARGE;
    const height =
      sheet.heightOf(row.label, SMALL, width) +
      sheet.heightOf(row.value, style, width) +
      (row.note ? sheet.heightOf(row.note, NOTE, width) : 0);
    const cell = { row, style, x, width, height };
    x += sheet.width * shares[i]!;
    return cell;
  });
}
