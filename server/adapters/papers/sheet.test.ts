import { expect, test } from 'vitest';
import { INK, Sheet, type Style } from './sheet.ts';

const BODY: Style = { weight: 'regular', size: 10.5, colour: INK, leading: 1 };
const sheet = new Sheet({
  size: 'A4',
  margins: { top: 50, right: 60, bottom: 60, left: 60 },
  title: 'A sheet of this test',
  language: 'kk',
  issuedAt: new Date('2026-11-24T09:25:00.000Z'),
});
const lineHeight = sheet.heightOf('Ә', BODY, sheet.width);

test.each([
  ['letters', 'Рақмет', 1],
  ['an emoji alone', '👍', 1],
  ['an emoji and a character without a shape', '👍\u200b', 1],
  ['emoji among letters', 'Рақмет 👍, күтемін 😀', 1],
  ['lines, one of them empty', 'Рақмет 👍\n\nкүтемін\nсоңы', 4],
  ['more emoji than a line holds', '😀'.repeat(40), 2],
  ['more words and emoji than two lines hold', 'Рақмет 👍 күтемін 😀 '.repeat(9), 3],
])('%s: as high as was measured, and a line with an emoji as high as another', (_what, text, lines) => {
  const { y } = sheet.doc;
  sheet.write('P', text, BODY);
  const height = sheet.heightOf(text, BODY, sheet.width);
  expect(height).toBeCloseTo(lines * lineHeight, 5);
  expect(sheet.doc.y - y).toBeCloseTo(height, 5);
  expect(sheet.doc.x).toBe(sheet.left);
});
