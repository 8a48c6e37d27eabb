import type { VisitAction } from '../../../domain/audit/entries';
import { type Appointment, isForgottenVisit } from '../../../domain/booking/appointment';
import type { Instant, LocalDate } from '../../../domain/shared/time';
import { addDays, datesOfWeek, isoWeekOf } from '../../../domain/shared/time';
import type { BayKind, Skill } from '../../../domain/shop/resource';
import { VISIT_DONE } from '../../lib/visit-done';

/** The shop's zone and locale. */
export interface Clock {
  readonly timeZone: string;
  readonly locale: string;
}

function formatted(at: number | Instant, { timeZone, locale }: Clock, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(new Date(at));
}

/** "9:30 am" on the shop's clock. */
export function timeWords(at: number | Instant, clock: Clock): string {
  return formatted(at, clock, { hour: 'numeric', minute: '2-digit' });
}

/** "9:30" for places where the axis beside it already says morning or afternoon. */
export function shortTime(at: number | Instant, clock: Clock): string {
  return timeWords(at, clock).replace(/\s?[ap]\.?m\.?$/i, '');
}

/** "9 am" beside an hour line. */
export function hourWords(at: number | Instant, clock: Clock): string {
  return formatted(at, clock, { hour: 'numeric' });
}

/** "Friday 20 November" of a local date. */
export function dateWords(date: LocalDate, locale: string): string {
  return formatted(
    `${date}T12:00:00Z`,
    { timeZone: 'UTC', locale },
    { weekday: 'long', day: 'numeric', month: 'long' },
  ).replace(',', '');
}

/** "Today", "Tomorrow", "Yesterday", otherwise the weekday. */
export function dayTitle(date: LocalDate, today: LocalDate, locale: string): string {
  if (date === today) return 'Today';
  if (date === addDays(today, 1)) return 'Tomorrow';
  if (date === addDays(today, -1)) return 'Yesterday';
  return formatted(`${date}T12:00:00Z`, { timeZone: 'UTC', locale }, { weekday: 'long' });
}

/** The period shown: "Today", "16 to 22 November", "November 2026". */
export function spanTitle(
  span: 'day' | 'week' | 'month',
  { date, today, locale }: { date: LocalDate; today: LocalDate; locale: string },
): string {
  if (span === 'day') return dayTitle(date, today, locale);
  const words = (day: LocalDate, options: Intl.DateTimeFormatOptions) =>
    formatted(`${day}T12:00:00Z`, { timeZone: 'UTC', locale }, options);
  if (span === 'month') return words(date, { month: 'long', year: 'numeric' });
  const [first = date] = datesOfWeek(isoWeekOf(date));
  const last = addDays(first, 6);
  const sameMonth = first.slice(0, 7) === last.slice(0, 7);
  const from = words(first, sameMonth ? { day: 'numeric' } : { day: 'numeric', month: 'long' });
  return `${from} to ${words(last, { day: 'numeric', month: 'long' })}`;
}

/** "1 h 30 min". */
export function durationWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

export const BAY_KIND_WORDS: Record<BayKind, string> = {
  LIFT: 'Lift',
  FLAT: 'Flat bay',
  ALIGNMENT: 'Alignment',
  DIAGNOSTIC: 'Diagnostics',
  WASH: 'Wash',
};

export const SKILL_WORDS: Record<Skill, string> = {
  GENERAL: 'General',
  BRAKES: 'Brakes',
  ELECTRICAL: 'Electrical',
  DIAGNOSTICS: 'Diagnostics',
  AIRCON: 'Air con',
  TYRES: 'Tyres',
  ENGINE: 'Engine',
  INSPECTION: 'Inspection',
};

const VISIT_ACTION_WORDS: Readonly<Record<VisitAction, string>> = {
  ...VISIT_DONE,
  END_LINKS: 'ended the customer’s links',
  MERGE: 'merged the customer into another record',
  ANONYMISE: 'removed the personal details',
};

/** What was done to a visit, after who did it: "Sam ended the customer’s links". */
export const visitActionText = (action: string): string =>
  (VISIT_ACTION_WORDS as Readonly<Record<string, string>>)[action] ?? action.toLowerCase().replaceAll('_', ' ');

/** The customer's name. */
export const whoseText = (visit: Pick<Appointment, 'contactName'>): string =>
  isForgottenVisit(visit) ? 'Deleted customer' : visit.contactName;
