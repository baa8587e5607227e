import type { Language } from '$contract/language.ts';
import { filesTexts } from '$contract/texts/desk-record.ts';
import { fill } from '$contract/texts/text.ts';

const KB = 1_000;
const MB = 1_000_000;

/** `340 KB`, `2.4 MB`: as people say it, never less than one. */
export function fileSize(bytes: number, language: Language): string {
  if (bytes < MB) return fill(filesTexts.kilobytes, language, { n: Math.max(1, Math.round(bytes / KB)) });
  const n = (bytes / MB).toFixed(1);
  return fill(filesTexts.megabytes, language, { n: language === 'en' ? n : n.replace('.', ',') });
}
