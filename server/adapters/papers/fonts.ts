import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** The font library that pdfkit itself brings: it takes a font that is open already. */
const fontkit = createRequire(require.resolve('pdfkit'))('fontkit') as {
  create(bytes: Uint8Array): OpenFont;
};
type OpenFont = {
  _glyphs: object;
  unitsPerEm: number;
  ascent: number;
  descent: number;
  hasGlyphForCodePoint(code: number): boolean;
};

const open = (file: string) => fontkit.create(readFileSync(file));

/**
 * Noto Sans has every Kazakh letter; a paper carries only the letters it uses. Opened once: reading the tables of one
 * takes 60 ms, setting a coupon with them 20.
 */
const FONTS = {
  regular: open(require.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf')),
  semibold: open(require.resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf')),
  bold: open(require.resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf')),
};
export type Weight = keyof typeof FONTS;

/** Of one colour, as a paper is. Its lines are made as high as those of the letters, so that both stand on one. */
const EMOJI = open(require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'));
const ofLetters = EMOJI.unitsPerEm / FONTS.regular.unitsPerEm;
Object.defineProperties(EMOJI, {
  ascent: { value: FONTS.regular.ascent * ofLetters },
  descent: { value: FONTS.regular.descent * ofLetters },
});

export const hasLetter = (code: number) => FONTS.regular.hasGlyphForCodePoint(code);
export const hasEmoji = (code: number) => EMOJI.hasGlyphForCodePoint(code);

/** Gives a paper the fonts, without a memory of other papers: the first text that used a shape would name its letters. */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const [name, font] of Object.entries({ ...FONTS, emoji: EMOJI })) {
    font._glyphs = {};
    doc.registerFont(name, font as unknown as PDFKit.Mixins.PDFFontSource);
  }
}
