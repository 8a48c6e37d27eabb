import type { HoursSpan, WeekHours } from '../../../domain/calendar/hours';

export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type DayNumber = (typeof WEEKDAYS)[number];

export const WEEKDAY_WORDS: Readonly<Record<DayNumber, string>> = {
  '1': 'Monday',
  '2': 'Tuesday',
  '3': 'Wednesday',
  '4': 'Thursday',
  '5': 'Friday',
  '6': 'Saturday',
  '7': 'Sunday',
};

const MOST_SPANS = 6;

/** Changes one end of one stretch. */
export const withSpan = (hours: WeekHours, day: DayNumber, index: number, change: Partial<HoursSpan>): WeekHours => ({
  ...hours,
  [day]: hours[day].map((span, at) => (at === index ? { ...span, ...change } : span)),
});

/** Adds a stretch after the last one: an hour's break later, or the usual day when there is none. */
export function withAnotherSpan(hours: WeekHours, day: DayNumber): WeekHours {
  const spans = hours[day];
  const last = spans.at(-1);
  if (spans.length >= MOST_SPANS || (last && last.to >= '22:00')) return hours;
  const next = last ? { from: laterBy(last.to, 60), to: laterBy(last.to, 120) } : { from: '08:00', to: '17:00' };
  return { ...hours, [day]: [...spans, next] };
}

export const withoutSpan = (hours: WeekHours, day: DayNumber, index: number): WeekHours => ({
  ...hours,
  [day]: hours[day].filter((_span, at) => at !== index),
});

/** Gives Tuesday to Friday the hours of Monday. */
export const mondayForWeekdays = (hours: WeekHours): WeekHours => ({
  ...hours,
  '2': hours['1'],
  '3': hours['1'],
  '4': hours['1'],
  '5': hours['1'],
});

function laterBy(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const total = Math.min(24 * 60, hour * 60 + minute + minutes);
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}

/** What is wrong with a day's stretches, if anything. */
export function hoursProblem(spans: readonly HoursSpan[]): string | null {
  if (spans.some(({ from, to }) => from === '' || to === '')) return 'Enter both times.';
  if (spans.some(({ from, to }) => from >= to)) return 'The end must come after the start.';
  const sorted = [...spans].sort((a, b) => a.from.localeCompare(b.from));
  const overlaps = sorted.some((span, index) => index > 0 && span.from < (sorted[index - 1]?.to ?? ''));
  return overlaps ? 'These times overlap.' : null;
}

/** `8:00 to 12:00, 13:00 to 17:00`, or `closed`. */
export const hoursWords = (spans: readonly HoursSpan[]): string =>
  spans.length === 0 ? 'closed' : spans.map(({ from, to }) => `${from} to ${to}`).join(', ');
