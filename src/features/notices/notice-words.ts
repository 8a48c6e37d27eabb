import type { StaffAlert } from './api/list-notices';

const TITLES: Readonly<Record<string, string>> = {
  STAFF_BOOKED: 'New appointment',
  STAFF_TO_CONFIRM: 'New request to confirm',
  STAFF_CANCELLED: 'Appointment cancelled',
  STAFF_MOVED: 'Appointment moved by the customer',
};

/** The headline of an alert. */
export const alertTitle = ({ kind }: StaffAlert): string => TITLES[kind] ?? 'Appointment changed';

/** Who and what, if the alert says. */
export function alertDetail({ facts }: StaffAlert): string {
  return [facts['contactName'], facts['bookedName']].filter((part) => typeof part === 'string' && part).join(', ');
}

/** "just now", "12 min ago", "3 h ago", then the day. */
export function agoWords(createdAt: string, nowMs: number, locale: string): string {
  const minutes = Math.floor((nowMs - Date.parse(createdAt)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(new Date(createdAt));
}
