import { a } from '@aws-amplify/backend';
import { LISTED_FIELDS } from '../../../domain/booking/listed-visit';
import { ownCustomerOrStaffRead, staffRead } from '../../data/authorization';

/** Appointments, and customers waiting for a day that is full. */
export const bookingModels = {
  // The row also holds requestHash and cells, which only the functions need: they are not in the API.
  Appointment: a
    .model({
      appointmentId: a.id().required(),
      customerId: a.string().required(),
      vehicleId: a.id(),
      serviceId: a.id().required(),
      serviceName: a.string().required(),
      planId: a.id(),
      planName: a.string(),
      status: a.ref('AppointmentStatus').required(),
      channel: a.ref('BookingChannel'),
      startsAt: a.string().required(),
      endsAt: a.string().required(),
      visitDate: a.string().required(),
      bayId: a.id(),
      technicianId: a.id(),
      preferredTimes: a.string().required().array(),
      inspection: a.ref('Inspection'),
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
      index('visitDate')
        .sortKeys(['startsAt'])
        .name('appointmentsByVisitDate')
        .queryField('appointmentsByVisitDate')
        .projection('INCLUDE', LISTED_FIELDS),
      index('customerId').sortKeys(['startsAt']).name('appointmentsByCustomer').queryField('appointmentsByCustomer'),
    ])
    .disableOperations(['mutations', 'subscriptions', 'list'])
    .authorization(ownCustomerOrStaffRead),

  // A customer who would like to come on a full day. `waitingId` begins with the day and the moment of joining.
  WaitingEntry: a
    .model({
      shopId: a.id().required(),
      waitingId: a.id().required(),
      visitDate: a.string().required(),
      status: a.ref('WaitingStatus').required(),
      customerId: a.string(),
      serviceId: a.id().required(),
      serviceName: a.string(),
      planId: a.id(),
      contactName: a.string(),
      contactEmail: a.string(),
      contactPhone: a.string(),
      vehiclePlate: a.string(),
      vehicleMake: a.string(),
      vehicleModel: a.string(),
      note: a.string(),
      offeredStartsAt: a.string(),
      offeredUntil: a.string(),
      expiresAt: a.integer(),
    })
    .identifier(['shopId', 'waitingId'])
    .disableOperations(['mutations', 'subscriptions', 'get'])
    .authorization(staffRead),
};
