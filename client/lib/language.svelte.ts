import { LANGUAGES, type Language, type Localised } from '$contract/language.ts';
import { fill, type Parameters, type Text } from '$contract/texts/text.ts';
import { keep, kept } from './kept.ts';

const KEY = 'qabyldau.language';

/** What the language switch offers; each language names itself. */
export const LANGUAGE_OPTIONS = [
  { value: 'kk', short: 'Қаз', name: 'Қазақша' },
  { value: 'ru', short: 'Рус', name: 'Русский' },
  { value: 'en', short: 'Eng', name: 'English' },
] as const satisfies readonly { value: Language; short: string; name: string }[];

class Screen {
  language = $state<Language>(firstChoice());
}
const screen = new Screen();
document.documentElement.lang = screen.language;

export const language = {
  get current(): Language {
    return screen.language;
  },
  set current(chosen: Language) {
    screen.language = chosen;
    document.documentElement.lang = chosen;
    keep('local', KEY, chosen);
  },
};

/** The text in the language of the screen; read in markup it follows a change of language. */
export function t(text: Text | Localised, parameters?: Parameters): string {
  return fill(text, screen.language, parameters);
}

/** Chosen before on this device, else the browser's, else Kazakh. */
function firstChoice(): Language {
  const wished = [kept('local', KEY), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wished.find(isLanguage) ?? 'kk';
}

function isLanguage(wish: string | null): wish is Language {
  return LANGUAGES.some((one) => one === wish);
}
