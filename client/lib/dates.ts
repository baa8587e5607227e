import type { Language } from '$contract/language.ts';

/** The offices' own clock, wherever the person is. */
const ZONE = 'Asia/Almaty';

/** Day and time of an ISO instant at the office, in the language of the screen. */
export function dateAndTime(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: ZONE,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));
}
