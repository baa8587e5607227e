import { TICKET, type Sheet } from './sheet.ts';

/** The shanyrak of the ticket on the screen, 200 units wide. */
const CIRCLES = [95, 64];
const POLES = [
  'M83 38Q92 100 83 162M100 36V164M117 38Q108 100 117 162',
  'M38 83Q100 92 162 83M36 100H164M38 117Q100 108 162 117',
];

export function drawEmblem(sheet: Sheet, x: number, y: number, side: number): void {
  sheet.ornament(() => {
    const { doc } = sheet;
    doc
      .save()
      .translate(x, y)
      .scale(side / 200)
      .lineWidth(8)
      .strokeColor(TICKET);
    for (const radius of CIRCLES) doc.circle(100, 100, radius).stroke();
    for (const pole of POLES) doc.path(pole).stroke();
    doc.lineWidth(25).dash(5, { space: 15.81 }).circle(100, 100, 79.5).stroke();
    doc.undash().restore();
  });
}
