import { type Instant, type LocalDate, type ZoneId } from '../../domain/shared/time';

/** The shop's zone, locale and currency. */
export interface ShopWords {
  readonly timeZone: ZoneId;
  readonly locale: string;
  readonly currency: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, options]);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** `9:30 am`, on the shop's clock. */
export const timeText = (instant: Instant, { timeZone, locale }: Omit<ShopWords, 'currency'>): string =>
  formatOf(locale, { hour: 'numeric', minute: '2-digit', timeZone }).format(new Date(instant));

/** `Tue 24 Nov`, on the shop's calendar. */
export const dayText = (instant: Instant, { timeZone, locale }: Omit<ShopWords, 'currency'>): string =>
  formatOf(locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone })
    .format(new Date(instant))
    .replace(',', '');

/** `Tuesday, 24 November`, on the shop's calendar. */
export const longDayText = (instant: Instant, { timeZone, locale }: Omit<ShopWords, 'currency'>): string =>
  formatOf(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone })
    .format(new Date(instant))
    .replace(',', '');

/** A calendar day as an instant in the middle of it, for the two formats above with zone UTC. */
export const middayOf = (date: LocalDate): Instant => `${date}T12:00:00.000Z`;

/** `45 min`, `1 h`, `1 h 30 min`. */
export function durationText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(' ');
}
