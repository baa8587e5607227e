import { DateTime } from 'luxon';
import { businessDay, isWorkingDay, type Hours, type WorkingCalendar } from './business-day.ts';

/**
 * The last day for the answer (general law, MFA): so many working days after the day that the appeal counts from. That
 * is the day of its registration, or the next working day when it came after hours or on a day of rest.
 */
export function termOf(
  at: Date,
  workingDays: number,
  timeZone: string,
  hours: Hours,
  calendar: WorkingCalendar,
): Date {
  const from = onWorkingDay(dayOf(businessDay(at, timeZone, hours, calendar)), calendar);
  let term = from;
  for (let i = 0; i < workingDays; i++) term = onWorkingDay(term.plus({ days: 1 }), calendar);
  return term.toJSDate();
}

/** An office that never closes has days of rest all the same: terms are counted in the working days of the calendar. */
function onWorkingDay(day: DateTime, calendar: WorkingCalendar): DateTime {
  let on = day;
  while (!isWorkingDay(on, calendar)) on = on.plus({ days: 1 });
  return on;
}

const dayOf = (day: Date) => DateTime.fromJSDate(day, { zone: 'utc' });
