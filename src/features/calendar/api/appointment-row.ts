import type { appointmentsByVisitDate, getAppointment } from '../../../../amplify/areas/booking/operations';
import type { RowOf } from '../../../../amplify/kernel/declare';
import type { Appointment } from '../../../../domain/booking/appointment';
import type { ListedVisit } from '../../../../domain/booking/listed-visit';

type ListedRow = RowOf<typeof appointmentsByVisitDate>;
type OpenedRow = RowOf<typeof getAppointment>;

/** A visit as the calendar shows and moves it. */
export type CalendarVisit = Omit<ListedVisit, 'cells'>;

/** An opened appointment: what staff read, without cells and request hashes. */
export type CalendarAppointment = Omit<Appointment, 'requestHash' | 'cells'>;

/** With `appointmentOf` the only place where the calendar turns a row into domain types. */
export const visitOf = (row: ListedRow): CalendarVisit => ({
  appointmentId: row.appointmentId,
  serviceId: row.serviceId ?? '',
  serviceName: row.serviceName ?? '',
  planName: row.planName ?? '',
  preferredTimes: row.preferredTimes ?? [],
  status: row.status,
  startsAt: row.startsAt,
  endsAt: row.endsAt,
  visitDate: row.visitDate,
  bayId: row.bayId ?? '',
  technicianId: row.technicianId ?? '',
  contactName: row.contactName ?? '',
  vehiclePlate: row.vehiclePlate ?? '',
  version: row.version ?? 1,
});

export function appointmentOf(row: OpenedRow): CalendarAppointment {
  return {
    ...visitOf(row),
    customerId: row.customerId ?? '',
    vehicleId: row.vehicleId ?? null,
    planId: row.planId ?? null,
    inspection: row.inspection ?? null,
    channel: row.channel ?? 'PUBLIC',
    priceCents: row.priceCents ?? 0,
    contactEmail: row.contactEmail ?? '',
    contactPhone: row.contactPhone ?? '',
    vehicleMake: row.vehicleMake ?? '',
    vehicleModel: row.vehicleModel ?? '',
    vehicleYear: row.vehicleYear ?? null,
    note: row.note ?? '',
    cancelReason: row.cancelReason ?? null,
    createdAt: row.createdAt ?? row.startsAt,
    updatedAt: row.updatedAt ?? row.startsAt,
  };
}
