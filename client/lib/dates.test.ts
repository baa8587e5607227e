import { expect, test } from 'vitest';
import { dateAndTime, dayInWords } from './dates.ts';

test('an instant is shown by the clock of the office, in each language', () => {
  const lateInLondon = '2026-11-22T19:05:00Z';
  expect(dateAndTime(lateInLondon, 'kk')).toBe('2026 жылғы 23 қараша, 00:05');
  expect(dateAndTime(lateInLondon, 'ru')).toMatch(/^23 ноября 2026.* 00:05$/);
  expect(dateAndTime(lateInLondon, 'en')).toMatch(/^November 23, 2026.* 00:05$/);
});

test('a day of the calendar is the same day wherever the person is', () => {
  expect(dayInWords('2027-02-01', 'kk')).toBe('2027 жылғы 1 ақпан');
  expect(dayInWords('2027-02-01', 'ru')).toMatch(/^1 февраля 2027/);
  expect(dayInWords('2027-02-01', 'en')).toBe('February 1, 2027');
  expect(dayInWords('31.12.2027', 'en')).toBe('31.12.2027');
});
