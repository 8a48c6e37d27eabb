import type { Appointment } from '../../../../domain/booking/appointment';
import type { ListedVisit } from '../../../../domain/booking/listed-visit';

/** What the list of a day holds of each visit; the index has no more (`LISTED_FIELDS`). */
export const LIST_FIELDS = `
  appointmentId serviceId serviceName planName preferredTimes status startsAt endsAt visitDate bayId technicianId
  contactName vehiclePlate version`;

/** The fields of an appointment that is opened. */
export const APPOINTMENT_FIELDS = `
  appointmentId customerId vehicleId serviceId serviceName planId planName preferredTimes status channel startsAt endsAt visitDate bayId technicianId
  priceCents contactName contactEmail contactPhone vehiclePlate vehicleMake vehicleModel vehicleYear note cancelReason
  inspection { side otherName otherPhone otherEmail carLocation } version createdAt updatedAt`;

/** A row as AppSync answers it: whatever the schema does not promise may be null. */
export type AppointmentRow = { [Field in keyof Appointment]?: Appointment[Field] | null } & {
  appointmentId: string;
  status: Appointment['status'];
  startsAt: string;
  endsAt: string;
  visitDate: string;
};

/** A visit as the calendar draws it and as it is moved. */
export type CalendarVisit = Omit<ListedVisit, 'cells'>;

/** An opened appointment: what staff read, without the bookkeeping of cells and request hashes. */
export type CalendarAppointment = Omit<Appointment, 'requestHash' | 'cells'>;

/** With `appointmentOf` the only place where the calendar turns a row into the domain's words. */
export const visitOf = (row: AppointmentRow): CalendarVisit => ({
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

export function appointmentOf(row: AppointmentRow): CalendarAppointment {
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
