import * as v from 'valibot';
import { APPOINTMENT_STATUSES, type Appointment, bookedName } from '../../domain/booking/appointment';

/** The facts of a visit for its customer. Nothing about the shop: that is read when it is sent. */
export const visitFacts = v.object({
  appointmentId: v.string(),
  customerId: v.string(),
  status: v.picklist(APPOINTMENT_STATUSES),
  startsAt: v.string(),
  endsAt: v.string(),
  updatedAt: v.string(),
  version: v.number(),
  /** The service, and the plan where there is one. */
  bookedName: v.string(),
  priceCents: v.number(),
  contactName: v.string(),
  vehiclePlate: v.string(),
  vehicleMake: v.string(),
  vehicleModel: v.string(),
  vehicleYear: v.nullable(v.number()),
  preferredTimes: v.array(v.string()),
});
export type VisitFacts = v.InferOutput<typeof visitFacts>;

/** The facts of a visit for the workshop: also who the customer is and what they wrote. */
export const staffVisitFacts = v.object({
  ...visitFacts.entries,
  visitDate: v.string(),
  contactEmail: v.string(),
  contactPhone: v.string(),
  note: v.string(),
});
export type StaffVisitFacts = v.InferOutput<typeof staffVisitFacts>;

/** The facts of a visit as it is now, for any kind about visits. */
export const visitFactsOf = (visit: Appointment): StaffVisitFacts => ({
  appointmentId: visit.appointmentId,
  customerId: visit.customerId,
  status: visit.status,
  startsAt: visit.startsAt,
  endsAt: visit.endsAt,
  updatedAt: visit.updatedAt,
  version: visit.version,
  bookedName: bookedName(visit),
  priceCents: visit.priceCents,
  contactName: visit.contactName,
  vehiclePlate: visit.vehiclePlate,
  vehicleMake: visit.vehicleMake,
  vehicleModel: visit.vehicleModel,
  vehicleYear: visit.vehicleYear,
  preferredTimes: [...visit.preferredTimes],
  visitDate: visit.visitDate,
  contactEmail: visit.contactEmail,
  contactPhone: visit.contactPhone,
  note: visit.note,
});

/** An invented visit, for previews and tests. */
export const SAMPLE_VISIT: StaffVisitFacts = {
  appointmentId: '0b6f1b1e-58f4-4c5e-9a51-6f4f6f2f7c11',
  customerId: 'guest-0b6f1b1e-58f4-4c5e-9a51-6f4f6f2f7c11',
  status: 'SCHEDULED',
  startsAt: '2026-11-23T22:30:00.000Z',
  endsAt: '2026-11-23T23:30:00.000Z',
  updatedAt: '2026-11-20T00:00:00.000Z',
  version: 2,
  bookedName: 'Minor service',
  priceCents: 21_900,
  contactName: 'Casey Moreau',
  vehiclePlate: 'ABC 123',
  vehicleMake: 'Toyota',
  vehicleModel: 'Corolla',
  vehicleYear: 2019,
  preferredTimes: [],
  visitDate: '2026-11-24',
  contactEmail: 'casey@example.com',
  contactPhone: '+61 400 555 014',
  note: 'Squeaks when braking.',
};
