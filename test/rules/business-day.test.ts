import { describe, expect, test } from 'vitest';
import { businessDay, dayText, isOpen, localDay, type Hours } from '../../server/domain/business-day.ts';

const ALMATY = 'Asia/Almaty';
const decree: Hours = { from: '09:00', to: '18:30', allDays: false };
const holidays = { weekend: [6, 7], days: ['2026-12-16'], working: ['2026-12-19'] };

describe('O87-4: reception is held on working days from 9:00 to 18:30, by the office’s own clock (UTC+5)', () => {
  test.each([
    ['2026-11-23T03:59:59Z', false, 'a second before nine on Monday'],
    ['2026-11-23T04:00:00Z', true, 'nine on Monday'],
    ['2026-11-23T13:29:59Z', true, 'a second before half past six'],
    ['2026-11-23T13:30:00Z', false, 'half past six'],
    ['2026-11-22T06:00:00Z', false, 'Sunday'],
    ['2026-12-16T06:00:00Z', false, 'a holiday on a Wednesday'],
    ['2026-12-19T06:00:00Z', true, 'a Saturday that a decree made a working day'],
  ])('%s: open %s (%s)', (at, open) => {
    expect(isOpen(new Date(at), ALMATY, decree, holidays)).toBe(open);
  });
});

describe('a ticket taken after hours belongs to the next working day', () => {
  test.each([
    ['2026-11-23T06:00:00Z', '2026-11-23', 'in hours'],
    ['2026-11-23T02:00:00Z', '2026-11-23', 'before hours'],
    ['2026-11-23T14:00:00Z', '2026-11-24', 'after hours'],
    ['2026-11-20T14:00:00Z', '2026-11-23', 'on Friday evening'],
    ['2026-12-15T14:00:00Z', '2026-12-17', 'on the eve of a holiday'],
    ['2026-11-23T19:30:00Z', '2026-11-24', 'half past midnight, by the office’s clock'],
  ])('taken %s → %s (%s)', (at, day) => {
    expect(dayText(businessDay(new Date(at), ALMATY, decree, holidays))).toBe(day);
  });
});

test('Almaty has been five hours ahead of UTC since 1 March 2024', () => {
  expect(dayText(localDay(new Date('2026-11-22T18:59:59Z'), ALMATY))).toBe('2026-11-22');
  expect(dayText(localDay(new Date('2026-11-22T19:00:00Z'), ALMATY))).toBe('2026-11-23');
});
