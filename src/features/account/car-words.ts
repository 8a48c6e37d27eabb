import { type Vehicle, nextDueOf } from '../../../domain/vehicles/vehicle';
import type { LocalDate } from '../../../domain/shared/time';

/** "4 May 2026", as the shop writes dates. */
const dayWords = (on: LocalDate, locale: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${on}T12:00:00Z`),
  );

const kmWords = (km: number, locale: string): string => `${new Intl.NumberFormat(locale).format(km)} km`;

/** A car card's lines beside the plate, on a shop date. */
export function carWords(
  car: Vehicle,
  today: LocalDate,
  locale: string,
): { what: string; odometer: string; due: string } {
  const last = car.odometer.at(-1);
  const due = nextDueOf(car);
  return {
    what: [car.make, car.model, car.year].filter(Boolean).join(' '),
    odometer: last ? `${kmWords(last.km, locale)} on ${dayWords(last.on, locale)}` : '',
    due: due ? `${due.on <= today ? 'Service due since' : 'Next service due around'} ${dayWords(due.on, locale)}` : '',
  };
}
