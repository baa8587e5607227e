import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { holidays } from '../../prisma/seed/holidays.ts';
import { businessDay, dayText, isWorkingDay, type Hours } from '../../server/domain/business-day.ts';
import { termOf } from '../../server/domain/term.ts';

const ALMATY = 'Asia/Almaty';
const decree: Hours = { from: '09:00', to: '18:30', allDays: false };
const always: Hours = { from: '00:00', to: '24:00', allDays: true };
const calendar = { weekend: [6, 7], days: holidays, working: [] as string[] };
const term = (at: string, days: number, hours = decree, by = calendar) =>
  dayText(termOf(new Date(at), days, ALMATY, hours, by));

describe('the term of an answer is counted in working days from the registration', () => {
  test.each([
    ['2026-11-23T06:00:00Z', 5, '2026-11-30', 'a complaint on Monday: the weekend is not counted'],
    ['2026-11-23T06:00:00Z', 15, '2026-12-14', 'an appeal: three weeks'],
    ['2026-11-20T06:00:00Z', 1, '2026-11-23', 'Friday and one day: Monday'],
    ['2026-12-14T06:00:00Z', 5, '2026-12-22', 'a holiday in between is not counted'],
    ['2026-12-28T06:00:00Z', 5, '2027-01-06', 'over the new year and its holidays'],
    ['2026-11-23T13:29:00Z', 5, '2026-11-30', 'a minute before the office closes'],
    ['2026-11-23T13:30:00Z', 5, '2026-12-01', 'after hours: it counts from Tuesday'],
    ['2026-11-20T20:00:00Z', 5, '2026-11-30', 'on Saturday: it counts from Monday'],
    ['2026-12-31T15:00:00Z', 5, '2027-01-13', 'in the evening of the last day of the year'],
  ])('registered %s, %i days: by %s (%s)', (at, days, by) => {
    expect(term(at, days)).toBe(by);
  });

  test('a day of rest made a working one by decree is counted', () => {
    const moved = { ...calendar, working: ['2026-11-28'] };
    expect(term('2026-11-23T06:00:00Z', 5, decree, moved)).toBe('2026-11-28');
  });

  test('an office that receives on Sunday counts terms from Monday all the same', () => {
    expect(term('2026-11-22T06:00:00Z', 5, always)).toBe('2026-11-30');
  });
});

describe('whenever it is registered', () => {
  const instants = fc.date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2027-11-30T00:00:00Z'),
    noInvalidDate: true,
  });
  const days = fc.integer({ min: 1, max: 30 });
  const somewhere = fc.constantFrom(decree, always);
  const decrees = fc
    .array(fc.integer({ min: 0, max: 700 }), { maxLength: 20 })
    .map((offsets) => offsets.map((n) => dayText(new Date(Date.UTC(2026, 0, 1 + n)))));
  const on = (day: Date) => DateTime.fromJSDate(day, { zone: 'utc' });

  test('exactly so many working days lie between the day it counts from and the term, which is one of them', () => {
    fc.assert(
      fc.property(instants, days, somewhere, decrees, (at, count, hours, working) => {
        const by = { ...calendar, working };
        const last = on(termOf(at, count, ALMATY, hours, by));
        expect(isWorkingDay(last, by)).toBe(true);
        let from = on(businessDay(at, ALMATY, hours, by));
        while (!isWorkingDay(from, by)) from = from.plus({ days: 1 });
        let counted = 0;
        for (let day = from.plus({ days: 1 }); day <= last; day = day.plus({ days: 1 }))
          counted += isWorkingDay(day, by) ? 1 : 0;
        expect(counted).toBe(count);
      }),
    );
  });

  test('who comes later is not answered earlier', () => {
    fc.assert(
      fc.property(instants, instants, days, (a, b, count) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        const [one, other] = [first, second].map((at) => termOf(at, count, ALMATY, decree, calendar));
        expect(one!.getTime()).toBeLessThanOrEqual(other!.getTime());
      }),
    );
  });
});
