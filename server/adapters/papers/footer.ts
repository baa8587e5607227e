import { paperTexts as texts } from '../../contract/texts/papers.ts';
import { fill } from '../../contract/texts/text.ts';
import type { ReceptionLanguage } from '../../contract/language.ts';
import { SOFT_INK, type Sheet } from './sheet.ts';

/** Under every page what it belongs to and «1 / 3», so that a page that is missing is missed. */
export function setFooters(sheet: Sheet, what: string, language: ReceptionLanguage): void {
  const { doc } = sheet;
  const { count } = doc.bufferedPageRange();
  for (let i = 0; i < count; i++) {
    doc.switchToPage(i);
    const { margins, height } = doc.page;
    // Below the text, where a line would else begin a new page.
    margins.bottom = 0;
    doc.markContent('Artifact', { type: 'Pagination' });
    sheet.use({ weight: 'regular', size: 8, colour: SOFT_INK });
    const options = { width: sheet.width, lineBreak: false };
    doc.text(what, sheet.left, height - 36, options);
    const page = fill(texts.page, language, { page: i + 1, pages: count });
    doc.text(page, sheet.left, height - 36, { ...options, align: 'right' });
    doc.endMarkedContent();
  }
}
