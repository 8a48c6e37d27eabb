import { type Appointment, cancellableUntil } from '../../../../domain/booking/appointment';
import { referenceOf } from '../../../../domain/shared/ids';
import type { CommandDeps } from '../../../kernel/deps';
import { readBay, readSettings } from '../../shop/facts';
import type { StoredAppointment } from '../store/appointments';

/** The `AppointmentView` of the API: what the person who booked may see, with the shop's words added. */
export async function viewOf(
  deps: CommandDeps,
  appointment: Appointment & Partial<Pick<StoredAppointment, 'liveChannel'>>,
) {
  const [settings, bay] = await Promise.all([readSettings(deps), readBay(deps, appointment.bayId)]);
  const { appointmentId, status, serviceId, serviceName, startsAt, endsAt, visitDate, priceCents } = appointment;
  const { contactName, contactEmail, contactPhone, vehiclePlate, vehicleMake, vehicleModel, vehicleYear } = appointment;
  return {
    ...{ appointmentId, status, serviceId, serviceName, startsAt, endsAt, visitDate, priceCents },
    ...{ contactName, contactEmail, contactPhone, vehiclePlate, vehicleMake, vehicleModel, vehicleYear },
    reference: referenceOf(appointmentId),
    note: appointment.note,
    planId: appointment.planId,
    planName: appointment.planName,
    preferredTimes: appointment.preferredTimes,
    inspection: appointment.inspection,
    version: appointment.version,
    liveChannel: appointment.liveChannel ?? null,
    timeZone: settings.timeZone,
    currency: settings.currency,
    bayName: bay?.name ?? null,
    cancellableUntil: cancellableUntil(appointment, settings),
    shopName: settings.name,
    shopPhone: settings.phone,
  };
}
