import type { Language } from '$contract/language.ts';

/** The offices' own clock, wherever the person is. */
const ZONE = 'Asia/Almaty';

/** Browsers are often built without Kazakh month names. */
const KAZAKH_MONTHS =
  'қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан'.split(' ');

/** Day and time of an ISO instant at the office, in the language of the screen. */
export function dateAndTime(at: string, language: Language): string {
  return language === 'kk' ? inKazakh(at) : format(language, 'long').format(new Date(at));
}

/** A day of the office's calendar, `2026-11-24`, in the language of the screen. */
export function calendarDay(day: string, language: Language): string {
  const at = new Date(`${day}T12:00:00Z`);
  if (language !== 'kk') return DAY[language].format(at);
  return `${at.getUTCFullYear()} жылғы ${at.getUTCDate()} ${KAZAKH_MONTHS[at.getUTCMonth()]}`;
}

/** Time of day at the office, `14:05`: the same in every language. */
export function timeOfDay(at: Date | string): string {
  return TIME.format(new Date(at));
}

/** A day of the calendar in little room, `22.11.2026`: the same in every language. */
export const numericDay = (day: string): string => day.split('-').reverse().join('.');

const TIME = new Intl.DateTimeFormat('ru', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Day and time at the office in little room, `22.11, 14:05`: the same in every language. */
export const numericDayAndTime = (at: string): string => DAY_AND_TIME.format(new Date(at));

const DAY_AND_TIME = new Intl.DateTimeFormat('ru', {
  timeZone: ZONE,
  day: '2-digit',
  month: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Days come before months here, in English too. */
function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language;
}

const dayIn = (language: 'ru' | 'en') =>
  new Intl.DateTimeFormat(localeOf(language), {
    timeZone: ZONE,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
const DAY = { ru: dayIn('ru'), en: dayIn('en') };

function inKazakh(at: string): string {
  const parts = format('en', 'numeric').formatToParts(new Date(at));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  const month = KAZAKH_MONTHS[Number(of('month')) - 1];
  return `${of('year')} жылғы ${of('day')} ${month}, ${of('hour')}:${of('minute')}`;
}

const format = (language: Language, month: 'long' | 'numeric') =>
  new Intl.DateTimeFormat(localeOf(language), {
    timeZone: ZONE,
    day: 'numeric',
    month,
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
