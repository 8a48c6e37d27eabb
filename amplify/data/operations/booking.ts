import { a } from '@aws-amplify/backend';
import { booking } from '../../functions/booking/resource';
import { anyoneCalls, signedInCalls } from '../authorization';

/** Everything that moves an appointment. `requestId` is made by the client; repeating a call with it is safe. */
export const bookingOperations = {
  Contact: a.customType({ name: a.string(), email: a.string(), phone: a.string() }),
  VehicleDetails: a.customType({ plate: a.string(), make: a.string(), model: a.string(), year: a.integer() }),

  // The requestId (UUID v4) becomes the appointment's id. `customerId` is for staff who book for somebody.
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
};
