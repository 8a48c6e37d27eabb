import { a } from '@aws-amplify/backend';
import { booking } from './resource';
import { anyoneCalls, signedInCalls } from '../../data/authorization';

/** Everything that moves an appointment. `requestId` is made by the client; repeating a call with it is safe. */
export const bookingOperations = {
  Contact: a.customType({ name: a.string(), email: a.string(), phone: a.string() }),
  VehicleDetails: a.customType({ plate: a.string(), make: a.string(), model: a.string(), year: a.integer() }),
  // A car that is to change hands: which side the customer is on, who is on the other, where the car stands.
  Inspection: a.customType({
    side: a.string(),
    otherName: a.string(),
    otherPhone: a.string(),
    otherEmail: a.string(),
    carLocation: a.string(),
  }),

  // The requestId (UUID v4) becomes the appointment's id. `preferredTimes` are further wishes, best first. `customerId`,
  // `bayId`, `technicianId` and `overrideReason` are for staff. `holdToken` and `waitingToken` give a right to held time.
  bookAppointment: a
    .mutation()
    .arguments({
      requestId: a.id().required(),
      serviceId: a.id().required(),
      startsAt: a.string().required(),
      contact: a.ref('Contact'),
      vehicle: a.ref('VehicleDetails'),
      vehicleId: a.id(),
      note: a.string(),
      customerId: a.id(),
      planId: a.id(),
      preferredTimes: a.string().required().array(),
      inspection: a.ref('Inspection'),
      holdToken: a.id(),
      waitingToken: a.string(),
      bayId: a.id(),
      technicianId: a.id(),
      overrideReason: a.string(),
    })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(booking))
    .authorization(anyoneCalls),

  changeAppointment: a
    .mutation()
    .arguments({
      requestId: a.id().required(),
      appointmentId: a.id().required(),
      action: a.string().required(),
      version: a.integer().required(),
      reason: a.string(),
    })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(booking))
    .authorization(signedInCalls),

  // Without a bay or technician the present ones stay where they are free. Length, bay, technician, `confirm` and
  // `overrideReason` are for staff.
  rescheduleAppointment: a
    .mutation()
    .arguments({
      requestId: a.id().required(),
      appointmentId: a.id().required(),
      version: a.integer().required(),
      startsAt: a.string().required(),
      durationMinutes: a.integer(),
      bayId: a.id(),
      technicianId: a.id(),
      confirm: a.boolean(),
      reason: a.string(),
      overrideReason: a.string(),
      holdToken: a.id(),
    })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(booking))
    .authorization(signedInCalls),

  // Keeps a time while the form is filled in. The token is the client's secret; the same one holds one time at most.
  holdSlot: a
    .mutation()
    .arguments({
      requestId: a.id().required(),
      holdToken: a.id().required(),
      serviceId: a.id().required(),
      planId: a.id(),
      startsAt: a.string().required(),
      previousStartsAt: a.string(),
    })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(booking))
    .authorization(anyoneCalls),

  releaseHold: a
    .mutation()
    .arguments({ requestId: a.id().required(), holdToken: a.id().required(), startsAt: a.string().required() })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(booking))
    .authorization(anyoneCalls),

  joinWaitingList: a
    .mutation()
    .arguments({
      requestId: a.id().required(),
      serviceId: a.id().required(),
      planId: a.id(),
      visitDate: a.string().required(),
      contact: a.ref('Contact'),
      vehicle: a.ref('VehicleDetails'),
      vehicleId: a.id(),
      note: a.string(),
    })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(booking))
    .authorization(anyoneCalls),

  leaveWaitingList: a
    .mutation()
    .arguments({ requestId: a.id().required(), waitingToken: a.string().required() })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(booking))
    .authorization(anyoneCalls),

  appointmentByLink: a
    .query()
    .arguments({ manageToken: a.string().required() })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(booking))
    .authorization(anyoneCalls),

  cancelByLink: a
    .mutation()
    .arguments({ requestId: a.id().required(), manageToken: a.string().required(), reason: a.string() })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(booking))
    .authorization(anyoneCalls),

  rescheduleByLink: a
    .mutation()
    .arguments({
      requestId: a.id().required(),
      manageToken: a.string().required(),
      startsAt: a.string().required(),
      holdToken: a.id(),
    })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(booking))
    .authorization(anyoneCalls),
};
