import type { Language } from '$contract/language.ts';

/** A share of 0…1 as people write it. */
export const percent = (share: number, language: Language): string =>
  language === 'en' ? `${Math.round(share * 100)}%` : `${Math.round(share * 100)}\u00a0%`;
