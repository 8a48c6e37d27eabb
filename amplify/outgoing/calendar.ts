import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { type Appointment, bookedName } from '../../domain/booking/appointment';
import { referenceOf } from '../../domain/shared/ids';
import type { ShopSettings } from '../../domain/shop/shop-settings';

/**
 * The visit as an iCalendar file. Times are UTC instants, so every calendar shows the right local hour. The UID never
 * changes and SEQUENCE is the appointment's version, so a later mail updates the entry or takes it away.
 * Source: RFC 5545 (3.8.4.7, 3.8.7.4) and RFC 5546 for the methods.
 */
export function calendarOf(
  appointment: Appointment,
  { settings, manageUrl, siteUrl }: { settings: ShopSettings; manageUrl: string; siteUrl: string },
): string {
  const cancelled = appointment.status === 'CANCELLED';
  const calendar = ical({
    prodId: { company: 'Workbay', product: 'Workbay', language: 'EN' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${appointment.appointmentId}@${new URL(siteUrl).hostname}`,
    sequence: appointment.version,
    start: new Date(appointment.startsAt),
    end: new Date(appointment.endsAt),
    stamp: new Date(appointment.updatedAt),
    status: statusOf(appointment),
    summary: `${bookedName(appointment)} at ${settings.name}`,
    location: settings.addressLines.join(', '),
    description: `Reference ${referenceOf(appointment.appointmentId)}. Change or cancel: ${manageUrl}`,
    url: manageUrl,
  });
  return calendar.toString();
}

function statusOf({ status }: Appointment): ICalEventStatus {
  if (status === 'CANCELLED') return ICalEventStatus.CANCELLED;
  return status === 'PENDING' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}
