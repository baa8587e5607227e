/**
 * Days without reception. When a national or state holiday falls on a day off, the next working day after it is off
 * (article 5 of the Law); Christmas and the first day of Kurban Ait are not moved (article 84 of the Labour Code).
 * Constitution Day is 15 March since the Constitution adopted that day in 2026, so 30 August 2026 was no holiday.
 * 2027 is worked out from the Law alone: the decree of that year may move days off, and Kurban Ait depends on the moon.
 */
export const holidays: string[] = [
  // New Year
  '2026-01-01',
  '2026-01-02',
  // Christmas
  '2026-01-07',
  // Women's Day, a Sunday, and the Monday for it
  '2026-03-08',
  '2026-03-09',
  // Nauryz, two of its days at a weekend
  '2026-03-21',
  '2026-03-22',
  '2026-03-23',
  '2026-03-24',
  '2026-03-25',
  // Unity Day, Defender's Day, Victory Day (a Saturday)
  '2026-05-01',
  '2026-05-07',
  '2026-05-09',
  '2026-05-11',
  // Kurban Ait
  '2026-05-27',
  // Capital Day
  '2026-07-06',
  // Republic Day, a Sunday
  '2026-10-25',
  '2026-10-26',
  // Independence Day
  '2026-12-16',
  // New Year, the second day a Saturday
  '2027-01-01',
  '2027-01-02',
  '2027-01-04',
  // Christmas
  '2027-01-07',
  // Women's Day
  '2027-03-08',
  // Constitution Day
  '2027-03-15',
  // Nauryz, its first day a Sunday
  '2027-03-21',
  '2027-03-22',
  '2027-03-23',
  '2027-03-24',
  // Unity Day, a Saturday
  '2027-05-01',
  '2027-05-03',
  // Defender's Day, Victory Day (a Sunday)
  '2027-05-07',
  '2027-05-09',
  '2027-05-10',
  // Kurban Ait as expected, a Sunday
  '2027-05-16',
  // Capital Day
  '2027-07-06',
  // Republic Day
  '2027-10-25',
  // Independence Day
  '2027-12-16',
];

export const HOLIDAYS_REF =
  'Закон Республики Казахстан «О праздниках в Республике Казахстан»; статья 84 Трудового кодекса (Рождество, Курбан-айт); ' +
  '2026: календарь электронного правительства; 2027: по Закону, до постановления о переносе выходных дней на этот год';
