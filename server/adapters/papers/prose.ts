import { INK, SOFT_INK, TICKET, type Sheet, type Style } from './sheet.ts';

const HEADING: Style = { weight: 'semibold', size: 13, colour: TICKET };
const SUBHEADING: Style = { weight: 'semibold', size: 10.5, colour: INK };
const PROSE: Style = { weight: 'regular', size: 10.5, colour: INK, leading: 1 };
const NOTE: Style = { weight: 'regular', size: 9.5, colour: SOFT_INK };
const LINE_HEIGHT = 15.5;
/** A heading is never the last thing on a page: what must have room with it, a short paragraph below included. */
const WITH_SUBHEADING = 5.5 * LINE_HEIGHT;
const WITH_HEADING = WITH_SUBHEADING + 3 * LINE_HEIGHT;

export function setHeading(sheet: Sheet, text: string): void {
  sheet.space(16);
  sheet.keep(WITH_HEADING);
  sheet.write('H2', text, HEADING);
  sheet.space(3);
  sheet.rule();
  sheet.space(8);
}

export function setSubheading(sheet: Sheet, text: string, note?: string): void {
  sheet.space(7);
  sheet.keep(WITH_SUBHEADING);
  sheet.write('H3', text, SUBHEADING);
  if (note) sheet.write('P', note, NOTE);
  sheet.space(2);
}

/** What people wrote, in their own paragraphs. */
export function setLongText(sheet: Sheet, text: string): void {
  for (const paragraph of text.split(/\r?\n/).filter((line) => line.trim().length > 0)) {
    setParagraph(sheet, paragraph.trim());
    sheet.space(4);
  }
}

/** A short paragraph stays whole; of a long one no line stands alone at the foot of a page or at the head of the next. */
function setParagraph(sheet: Sheet, text: string): void {
  const height = sheet.heightOf(text, PROSE, sheet.width);
  const lines = Math.round(height / LINE_HEIGHT);
  sheet.keep(lines <= 3 ? height : 2 * LINE_HEIGHT);
  const fit = Math.floor((sheet.bottom - sheet.doc.y) / LINE_HEIGHT);
  if (lines - fit === 1) sheet.doc.page.margins.bottom += LINE_HEIGHT;
  sheet.write('P', text, PROSE);
}
