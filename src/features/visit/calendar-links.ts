import type { Visit } from './api/visit-by-link';

type LinkedVisit = Pick<Visit, 'startsAt' | 'endsAt' | 'serviceName' | 'shopName' | 'reference'>;

const titleOf = ({ serviceName, shopName }: LinkedVisit): string => `${serviceName} at ${shopName}`;

/** Opens the visit in Google Calendar. Times are UTC, so that every calendar shows the right local hour. */
export function googleCalendarLink(visit: LinkedVisit): string {
  const compact = (instant: string) => new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const search = new URLSearchParams({
    action: 'TEMPLATE',
    text: titleOf(visit),
    dates: `${compact(visit.startsAt)}/${compact(visit.endsAt)}`,
    details: `Reference ${visit.reference}`,
  });
  return `https://calendar.google.com/calendar/render?${search.toString()}`;
}

/** Opens the visit in Outlook on the web. */
export function outlookCalendarLink(visit: LinkedVisit): string {
  const search = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: titleOf(visit),
    startdt: visit.startsAt,
    enddt: visit.endsAt,
    body: `Reference ${visit.reference}`,
  });
  return `https://outlook.live.com/calendar/0/deeplink/compose?${search.toString()}`;
}
