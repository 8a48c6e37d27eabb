import { a } from '@aws-amplify/backend';
import { anyoneReads, ownCustomerOrStaffRead } from '../authorization';

/** Appointments, and the day sheets that keep two of them out of one bay or one pair of hands. */
export const bookingModels = {
  // The row also holds requestHash and cells, which only the functions need: they are not in the API.
  Appointment: a
    .model({
      appointmentId: a.id().required(),
      customerId: a.string().required(),
      vehicleId: a.id(),
      serviceId: a.id().required(),
      serviceName: a.string().required(),
      status: a.ref('AppointmentStatus').required(),
      channel: a.ref('BookingChannel'),
      startsAt: a.string().required(),
      endsAt: a.string().required(),
      visitDate: a.string().required(),
      bayId: a.id(),
      technicianId: a.id(),
      priceCents: a.integer(),
      contactName: a.string(),
      contactEmail: a.string(),
      contactPhone: a.string(),
      vehiclePlate: a.string(),
      vehicleMake: a.string(),
      vehicleModel: a.string(),
      vehicleYear: a.integer(),
      note: a.string(),
      cancelReason: a.string(),
      version: a.integer().required(),
    })
    .identifier(['appointmentId'])
    .secondaryIndexes((index) => [
      index('visitDate').sortKeys(['startsAt']).name('appointmentsByVisitDate').queryField('appointmentsByVisitDate'),
      index('customerId').sortKeys(['startsAt']).name('appointmentsByCustomer').queryField('appointmentsByCustomer'),
    ])
    .disableOperations(['mutations', 'subscriptions', 'list'])
    .authorization(ownCustomerOrStaffRead),

  // One item per resource and local day, a week to a partition. `busy` is a number set of cell indexes.
  // Public, so it names no person and no appointment.
  DaySheet: a
    .model({
      week: a.string().required(),
      dayResource: a.string().required(),
      busy: a.integer().array(),
    })
    .identifier(['week', 'dayResource'])
    .disableOperations(['mutations', 'subscriptions', 'get'])
    .authorization(anyoneReads),
};
