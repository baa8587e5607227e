import { drawEmblem } from './emblem.ts';
import { TICKET, type Sheet, type Style } from './sheet.ts';

/** Points: the band along the edge, the emblem's side, the room beside it and the room below. */
type Look = { band: number; emblem: number; beside: number; below: number; office: Style };

/** At the top of the first page a band of colour, the emblem, and the office at the middle of its height. */
export function setLetterhead(
  sheet: Sheet,
  office: string,
  { band, emblem, beside, below, office: style }: Look,
): void {
  const { left, width } = sheet;
  const top = sheet.doc.y;
  sheet.ornament(() => void sheet.doc.rect(0, 0, sheet.doc.page.width, band).fill(TICKET));
  drawEmblem(sheet, left, top, emblem);
  const room = width - emblem - beside;
  const middle = Math.max(0, (emblem - sheet.heightOf(office, style, room)) / 2);
  sheet.at(left + emblem + beside, top + middle);
  sheet.piece('P', () => sheet.set(office, style, { width: room }));
  sheet.at(left, Math.max(sheet.doc.y, top + emblem) + below);
}
