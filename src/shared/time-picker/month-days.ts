import { type LocalDate, addDays, weekdayOf } from '../../../domain/shared/time';

/** The first day of the month of a date. */
export const monthOf = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01`;

/** The first day of the month some months on. */
export function monthAfter(month: LocalDate, months: number): LocalDate {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const index = year * 12 + number - 1 + months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

/** The weeks of a month from Monday on; days of the neighbouring months fill the first and the last. */
export function weeksOfMonth(month: LocalDate): LocalDate[][] {
  const first = addDays(month, 1 - weekdayOf(month));
  const end = monthAfter(month, 1);
  const weeks: LocalDate[][] = [];
  for (let monday = first; monday < end; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(monday, day)));
  }
  return weeks;
}

/** Where a key moves the focus in a grid of days; null for any other key. */
export function dateByKey(key: string, date: LocalDate): LocalDate | null {
  switch (key) {
    case 'ArrowLeft':
      return addDays(date, -1);
    case 'ArrowRight':
      return addDays(date, 1);
    case 'ArrowUp':
      return addDays(date, -7);
    case 'ArrowDown':
      return addDays(date, 7);
    case 'Home':
      return addDays(date, 1 - weekdayOf(date));
    case 'End':
      return addDays(date, 7 - weekdayOf(date));
    case 'PageUp':
      return sameDayOf(monthAfter(monthOf(date), -1), date);
    case 'PageDown':
      return sameDayOf(monthAfter(monthOf(date), 1), date);
    default:
      return null;
  }
}

/** The day of the same number in another month, or that month's last. */
function sameDayOf(month: LocalDate, date: LocalDate): LocalDate {
  const wanted = `${month.slice(0, 8)}${date.slice(8)}`;
  const last = addDays(monthAfter(month, 1), -1);
  return wanted < last ? wanted : last;
}
