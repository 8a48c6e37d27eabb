import type { Appointment } from '../../../../domain/booking/appointment';

/** The fields of an appointment that the board reads. */
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

/** The board's own view of an appointment: what staff read, without the bookkeeping of cells and request hashes. */
export type BoardAppointment = Omit<Appointment, 'requestHash' | 'cells'>;

/** The only place where the board turns a row into the domain's words. */
export function appointmentOf(row: AppointmentRow): BoardAppointment {
  return {
    appointmentId: row.appointmentId,
    customerId: row.customerId ?? '',
    vehicleId: row.vehicleId ?? null,
    serviceId: row.serviceId ?? '',
    serviceName: row.serviceName ?? '',
    planId: row.planId ?? null,
    planName: row.planName ?? '',
    preferredTimes: row.preferredTimes ?? [],
    inspection: row.inspection ?? null,
    status: row.status,
    channel: row.channel ?? 'PUBLIC',
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    visitDate: row.visitDate,
    bayId: row.bayId ?? '',
    technicianId: row.technicianId ?? '',
    priceCents: row.priceCents ?? 0,
    contactName: row.contactName ?? '',
    contactEmail: row.contactEmail ?? '',
    contactPhone: row.contactPhone ?? '',
    vehiclePlate: row.vehiclePlate ?? '',
    vehicleMake: row.vehicleMake ?? '',
    vehicleModel: row.vehicleModel ?? '',
    vehicleYear: row.vehicleYear ?? null,
    note: row.note ?? '',
    cancelReason: row.cancelReason ?? null,
    version: row.version ?? 1,
    createdAt: row.createdAt ?? row.startsAt,
    updatedAt: row.updatedAt ?? row.startsAt,
  };
}
