import { paperTexts as texts } from '../../contract/texts/papers.ts';
import { fill } from '../../contract/texts/text.ts';
import type { ReceptionLanguage } from '../../contract/language.ts';
import { drawQr } from './qr.ts';
import { INK, SOFT_INK, TICKET, type Sheet, type Style } from './sheet.ts';

/** How to see that the paper is genuine: the code, and the address for who has no camera. */
export function setCheckBlock(
  sheet: Sheet,
  checkUrl: string,
  language: ReceptionLanguage,
  side: number,
): void {
  const small = side < 90;
  const head: Style = { weight: 'semibold', size: small ? 8.5 : 10.5, colour: INK };
  const body: Style = { weight: 'regular', size: small ? 7.5 : 9, colour: SOFT_INK };
  const address: Style = { weight: 'regular', size: small ? 6.5 : 8, colour: TICKET };
  sheet.keep(side + 10);
  sheet.ornament(() => {
    const { y } = sheet.doc;
    sheet.doc.save().lineWidth(0.75).dash(3, { space: 3 });
    sheet.doc
      .moveTo(sheet.left, y)
      .lineTo(sheet.left + sheet.width, y)
      .stroke(SOFT_INK)
      .restore();
  });
  const top = sheet.doc.y + 10;
  const right = sheet.left + sheet.width - side;
  const width = sheet.width - side - 14;
  sheet.at(sheet.left, top + 4);
  sheet.piece('P', () => sheet.set(fill(texts.genuine, language), head, { width }));
  sheet.space(2);
  sheet.piece('P', () => sheet.set(fill(texts.genuineHow, language), body, { width }));
  sheet.space(3);
  const shown = checkUrl.replace(/^https?:\/\//, '');
  sheet.piece('Link', () => sheet.set(shown, address, { width, link: checkUrl }));
  drawQr(sheet, checkUrl, fill(texts.qrOf, language, { address: shown }), right, top, side);
  sheet.at(sheet.left, Math.max(sheet.doc.y, top + side));
}
