import { expect, test } from 'vitest';
import { calendarDay, dateAndTime } from './dates.ts';

test('an instant is shown by the clock of the office, in each language', () => {
  const lateInLondon = '2026-11-22T19:05:00Z';
  expect(dateAndTime(lateInLondon, 'kk')).toBe('2026 жылғы 23 қараша, 00:05');
  expect(dateAndTime(lateInLondon, 'ru')).toMatch(/^23 ноября 2026.* 00:05$/);
  expect(dateAndTime(lateInLondon, 'en')).toMatch(/^23 November 2026.* 00:05$/);
});

test('a day of the calendar is that day, wherever the person is', () => {
  expect(calendarDay('2026-12-15', 'kk')).toBe('2026 жылғы 15 желтоқсан');
  expect(calendarDay('2026-12-15', 'ru')).toBe('15 декабря 2026 г.');
  expect(calendarDay('2026-12-15', 'en')).toBe('15 December 2026');
});
