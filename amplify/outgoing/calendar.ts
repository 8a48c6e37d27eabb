import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { referenceOf } from '../../domain/shared/ids';
import type { Attachment } from './kind';
import type { Telling } from './telling';
import type { VisitFacts } from './visit-facts';

type CalendarFacts = Pick<
  VisitFacts,
  'appointmentId' | 'status' | 'version' | 'startsAt' | 'endsAt' | 'updatedAt' | 'bookedName'
>;

/** The visit as an attached calendar file: the customer's calendar adds, moves or removes it. */
export function calendarAttachment(visit: CalendarFacts, telling: Telling): Attachment {
  const method = visit.status === 'CANCELLED' ? 'CANCEL' : 'PUBLISH';
  return {
    filename: 'visit.ics',
    contentType: `text/calendar; method=${method}; charset=UTF-8`,
    content: calendarOf(visit, telling),
  };
}

/**
 * The visit as an iCalendar file. Times are UTC instants, so every calendar shows the right local hour. The UID never
 * changes and SEQUENCE is the appointment's version, so a later email updates or removes the entry. Source: RFC 5545
 * (3.8.4.7, 3.8.7.4) and RFC 5546 for the methods.
 */
export function calendarOf(visit: CalendarFacts, { shop, words }: Telling): string {
  const manageUrl = shop.linkTo({ to: 'VISIT', appointmentId: visit.appointmentId });
  const reference = referenceOf(visit.appointmentId);
  const entry = words.calendar({ service: visit.bookedName, shopName: shop.name, reference, url: manageUrl });
  const calendar = ical({
    prodId: { company: 'Workbay', product: 'Workbay', language: 'EN' },
    method: visit.status === 'CANCELLED' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${visit.appointmentId}@${new URL(shop.siteUrl).hostname}`,
    sequence: visit.version,
    start: new Date(visit.startsAt),
    end: new Date(visit.endsAt),
    stamp: new Date(visit.updatedAt),
    status: statusOf(visit),
    summary: entry.summary,
    location: shop.addressLines.join(', '),
    description: entry.description,
    url: manageUrl,
  });
  return calendar.toString();
}

function statusOf({ status }: CalendarFacts): ICalEventStatus {
  if (status === 'CANCELLED') return ICalEventStatus.CANCELLED;
  return status === 'PENDING' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}
