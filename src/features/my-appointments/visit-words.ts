import type { Visit } from './api/list-my-appointments';

interface Clock {
  readonly timeZone: string;
  readonly locale: string;
}

function formatted(at: number | string, { timeZone, locale }: Clock, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(new Date(at));
}

/** "9:30 am" on the shop's clock. */
export function timeWords(at: number | string, clock: Clock): string {
  return formatted(at, clock, { hour: 'numeric', minute: '2-digit' });
}

/** "Tue 24 Nov, 9:30 am" on the shop's clock. */
export function momentWords(at: number | string, clock: Clock): string {
  return `${shortDayWords(at, clock)}, ${timeWords(at, clock)}`;
}

/** "Tue 24 Nov"; with the year when it is not this one. */
export function shortDayWords(at: number | string, clock: Clock, nowMs = Date.now()): string {
  const year = formatted(at, clock, { year: 'numeric' });
  const day = formatted(at, clock, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');
  return year === formatted(nowMs, clock, { year: 'numeric' }) ? day : `${day} ${year}`;
}

/** The parts of a calendar leaf: weekday, day of the month, month. */
export function leafWords(at: string, clock: Clock): { weekday: string; day: string; month: string } {
  return {
    weekday: formatted(at, clock, { weekday: 'short' }),
    day: formatted(at, clock, { day: 'numeric' }),
    month: formatted(at, clock, { month: 'short' }),
  };
}

/** Each status in words for the car's owner. */
export function standingWords(visit: Visit, clock: Clock, shopName: string): string {
  switch (visit.status) {
    case 'PENDING':
      return `Your time is held. ${shopName} confirms it shortly.`;
    case 'SCHEDULED':
      return `Booked. Bring the car at ${timeWords(visit.startsAt, clock)}.`;
    case 'ONGOING':
      return `Your car is being worked on, planned until ${timeWords(visit.endsAt, clock)}.`;
    case 'COMPLETED':
      return 'Your car is ready.';
    case 'CANCELLED':
      return visit.cancelReason ? `Cancelled: ${visit.cancelReason}` : 'Cancelled.';
    case 'NO_SHOW':
      return 'You could not make it. Book another time whenever it suits you.';
  }
}

/** "Toyota Corolla 2018", or an empty string when nothing is known. */
export function carWords({ vehicleMake, vehicleModel, vehicleYear }: Visit): string {
  return [vehicleMake, vehicleModel, vehicleYear].filter(Boolean).join(' ');
}
