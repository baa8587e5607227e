import { DateTime } from 'luxon';

/** `09:00`–`18:30` on working days (O87-4), as rule data. `allDays` is for offices that never close. */
export type Hours = { from: string; to: string; allDays: boolean };

/** Rule data: days of rest of the week (7 is Sunday), holidays, and days of rest that a decree made working ones. */
export type WorkingCalendar = {
  weekend: readonly number[];
  days: readonly string[];
  working: readonly string[];
};

/** The office's own calendar day of an instant, as a date at midnight UTC, the way the database keeps days. */
export function localDay(at: Date, timeZone: string): Date {
  const local = DateTime.fromJSDate(at, { zone: timeZone });
  return new Date(Date.UTC(local.year, local.month - 1, local.day));
}

export const dayText = (day: Date): string => day.toISOString().slice(0, 10);

/** Is the office receiving at this instant? `24:00` closes at the end of the day. */
export function isOpen(at: Date, timeZone: string, hours: Hours, calendar: WorkingCalendar): boolean {
  const local = DateTime.fromJSDate(at, { zone: timeZone });
  if (!hours.allDays && !isWorkingDay(local, calendar)) return false;
  const time = local.toFormat('HH:mm');
  return time >= hours.from && time < hours.to;
}

/**
 * The business day a ticket taken now belongs to: today until the office closes, else the next working day. A ticket
 * taken after hours is not refused; it waits for that day (O87-39).
 */
export function businessDay(at: Date, timeZone: string, hours: Hours, calendar: WorkingCalendar): Date {
  let local = DateTime.fromJSDate(at, { zone: timeZone });
  if (local.toFormat('HH:mm') >= hours.to) local = local.plus({ days: 1 }).startOf('day');
  while (!hours.allDays && !isWorkingDay(local, calendar)) local = local.plus({ days: 1 }).startOf('day');
  return new Date(Date.UTC(local.year, local.month - 1, local.day));
}

export function isWorkingDay(local: DateTime, { days, working, weekend }: WorkingCalendar): boolean {
  const day = local.toISODate() ?? '';
  if (working.includes(day)) return true;
  return !weekend.includes(local.weekday) && !days.includes(day);
}

/** The break of this day that is under way or comes next, in the office's own time; null when none is left. */
export function nextBreak(
  at: Date,
  timeZone: string,
  breaks: readonly { from: string; to: string }[],
): { from: Date; to: Date } | null {
  const day = DateTime.fromJSDate(at, { zone: timeZone }).startOf('day');
  const instantOf = (time: string) => {
    const [hour, minute] = time.split(':').map(Number);
    return day.set({ hour: hour!, minute: minute! }).toJSDate();
  };
  const ahead = breaks
    .map(({ from, to }) => ({ from: instantOf(from), to: instantOf(to) }))
    .filter(({ to }) => to > at)
    .sort((a, b) => a.from.getTime() - b.from.getTime());
  return ahead[0] ?? null;
}
