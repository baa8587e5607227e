import type { Language, Localised } from '../language.ts';

/**
 * Every text a person sees, in the three languages side by side, one file per subject. `{name}` is filled from the
 * parameters; where a language bends words by number, the entry is a function.
 */
export type Parameters = Record<string, string | number>;
export type Text = Localised | Record<Language, (p: Parameters) => string>;

export function fill(text: Text, language: Language, parameters: Parameters = {}): string {
  const form = text[language];
  if (typeof form === 'function') return form(parameters);
  return form.replace(/\{(\w+)\}/g, (whole, key: string) => String(parameters[key] ?? whole));
}

const rules = {
  kk: new Intl.PluralRules('kk'),
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
};

/** The form of a word for a number: `plural('ru', n, { one: 'минута', few: 'минуты', other: 'минут' })`. */
export function plural(
  language: Language,
  n: number,
  forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string },
): string {
  return forms[rules[language].select(n)] ?? forms.other;
}
