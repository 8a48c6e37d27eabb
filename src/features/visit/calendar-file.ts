import ical from 'ical-generator';
import type { Visit } from './api/visit-by-link';

/** The visit as an iCalendar file, with the UID of the one in the email, so a calendar keeps one entry. */
export function calendarFileOf(visit: Visit): string {
  const calendar = ical({ prodId: { company: 'Workbay', product: 'Workbay', language: 'EN' } });
  calendar.createEvent({
    id: `${visit.appointmentId}@${window.location.hostname}`,
    sequence: visit.version,
    start: new Date(visit.startsAt),
    end: new Date(visit.endsAt),
    summary: `${visit.serviceName} at ${visit.shopName}`,
    description: `Reference ${visit.reference}`,
    url: window.location.href,
  });
  return calendar.toString();
}
