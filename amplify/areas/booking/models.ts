import { a } from '@aws-amplify/backend';
import { LISTED_FIELDS } from '../../../domain/booking/listed-visit';
import { anyoneReads, ownCustomerOrStaffRead, staffRead } from '../../data/authorization';

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

  // One item per resource and local day, a week to a partition. `busy` is a number set of cell indexes.
  // Public, so it names no person and no appointment.
  DaySheet: a
    .model({
      week: a.string().required(),
      dayResource: a.string().required(),
      busy: a.integer().array(),
      // Short holds: {"40": {"by": <fingerprint>, "until": <epoch seconds>}}.
      holds: a.json(),
    })
    .identifier(['week', 'dayResource'])
    .disableOperations(['mutations', 'subscriptions', 'get'])
    .authorization(anyoneReads),

  // Time the shop keeps for itself, a row per local day. It took cells of the day sheets; the row also holds which.
  TimeBlock: a
    .model({
      week: a.string().required(),
      blockId: a.id().required(),
      date: a.string().required(),
      kind: a.ref('BlockKind').required(),
      resourceKind: a.ref('BlockedThing').required(),
      resourceId: a.string(),
      startsAt: a.string().required(),
      endsAt: a.string().required(),
      title: a.string(),
      createdBy: a.string(),
    })
    .identifier(['week', 'blockId'])
    .disableOperations(['mutations', 'subscriptions', 'get'])
    .authorization(staffRead),

  // Who would like to come on a day that is full. `waitingId` begins with the day and the moment of joining.
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

  // Who did what to which record. Written in the command's transaction, or from the stream of appointments.
  AuditEntry: a
    .model({
      subject: a.string().required(),
      auditId: a.id().required(),
      at: a.string().required(),
      day: a.string(),
      actorKind: a.string().required(),
      actorId: a.string(),
      customerId: a.string(),
      action: a.string().required(),
      reason: a.string(),
      requestId: a.string(),
      before: a.string(),
      after: a.string(),
    })
    .identifier(['subject', 'auditId'])
    .secondaryIndexes((index) => [
      index('day').sortKeys(['auditId']).name('auditByDay').queryField('auditByDay'),
      index('actorId').sortKeys(['auditId']).name('auditByActor').queryField('auditByActor'),
    ])
    .disableOperations(['mutations', 'subscriptions', 'get'])
    .authorization(staffRead),
};
