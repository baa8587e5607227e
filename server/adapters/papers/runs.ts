import { hasEmoji, hasLetter } from './fonts.ts';

/** Text of one font. */
export type Run = { words: string; emoji: boolean };

/** What may be an emoji, or make one of what stands before it; of each it is asked which font has it. */
const MAYBE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u20e3]/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The runs that a text is set in, by lines. Text without an emoji is one run, whatever lines it has. Each emoji is a run of
 * its own: a line may end behind it, and never within it.
 */
export function runsOf(text: string): Run[][] {
  if (!MAYBE.test(text)) return [[letters(text)]];
  return text.split(/\r\n?|\n/).map((line) => {
    const runs: Run[] = [];
    let words = '';
    const end = () => {
      const run = letters(words);
      if (run.words !== '') runs.push(run);
      words = '';
    };
    for (const { segment } of graphemes.segment(line)) {
      if (!isEmoji(segment)) words += segment;
      else {
        end();
        runs.push({ words: segment, emoji: true });
      }
    }
    end();
    return runs.length > 0 ? runs : [letters(' ')];
  });
}

const letters = (text: string): Run => ({ words: printable(text), emoji: false });

/** What the font of the letters cannot show. A sign that both fonts have is a letter here, as `©` is. */
function isEmoji(grapheme: string): boolean {
  if (!MAYBE.test(grapheme)) return false;
  const codes = [...printable(grapheme)].map((character) => character.codePointAt(0)!);
  return !codes.every(hasLetter) && codes.every(hasEmoji);
}

/** Windows' line ends, tabs and characters without a shape would be boxes on paper. */
const printable = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, '    ')
    .replace(/[\ufe0e\ufe0f\u200b-\u200f\u2060\ufeff]/g, '');
