import { DateTime } from 'luxon';
import type { ReceptionLanguage } from '../../contract/language.ts';
import { MONTHS } from '../../contract/texts/papers.ts';

/** A date does not part at the end of a line. */
const unbroken = (text: string) => text.replace(/ /g, '\u00a0');

/** Day and time of an instant at the office: «2026 жылғы 24 қараша, 14:05», «24 ноября 2026 года, 14:05». */
export function dayAndTime(at: string, timeZone: string, language: ReceptionLanguage): string {
  const local = DateTime.fromISO(at, { zone: timeZone });
  return unbroken(`${inWords(local, language)}, ${local.toFormat('HH:mm')}`);
}

/** A day of the office's calendar, in words. */
export const dayInWords = (day: string, language: ReceptionLanguage): string =>
  unbroken(inWords(DateTime.fromISO(day, { zone: 'utc' }), language));

function inWords({ year, month, day }: DateTime, language: ReceptionLanguage): string {
  const name = MONTHS[language][month - 1]!;
  return language === 'kk' ? `${year} жылғы ${day} ${name}` : `${day} ${name} ${year} года`;
}
