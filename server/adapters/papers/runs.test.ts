import { expect, test } from 'vitest';
import { runsOf } from './runs.ts';

const shown = (text: string) =>
  runsOf(text).map((line) => line.map(({ words, emoji }) => (emoji ? `<${words}>` : words)));

test('text without an emoji is one run, with all of its lines', () => {
  expect(shown('Құжат № 14-2\r\nекінші жол')).toEqual([['Құжат № 14-2\nекінші жол']]);
  expect(shown('')).toEqual([['']]);
});

test.each([
  ['one after a word', 'Рақмет 👍!', [['Рақмет ', '<👍>', '!']]],
  ['several, and lines', '😀😀\n\nсоңы', [['<😀>', '<😀>'], [' '], ['соңы']]],
  ['one that is put together stays whole', 'Біз 👨‍👩‍👧', [['Біз ', '<👨‍👩‍👧>']]],
  ['flags and keycaps', '🇰🇿1️⃣', [['<🇰🇿>', '<1️⃣>']]],
  ['what the letters have is a letter', '© ™️ 2026 #', [['© ™ 2026 #']]],
  ['what no font has is left to the letters', '\u{1f8ff}', [['\u{1f8ff}']]],
])('%s', (_what, text, runs) => {
  expect(shown(text)).toEqual(runs);
});

test('each emoji that Unicode knows has a shape', () => {
  const without: string[] = [];
  for (let code = 0; code <= 0x1_ff_ff; code++) {
    const character = String.fromCodePoint(code);
    if (!/\p{Emoji_Presentation}/u.test(character)) continue;
    if (!runsOf(character)[0]![0]!.emoji) without.push(character);
  }
  expect(without).toEqual([]);
});
