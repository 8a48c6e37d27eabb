import { a } from '@aws-amplify/backend';
import { ownCustomerOrStaffRead, staffRead } from '../../data/authorization';

/** Cars, what their odometers showed, and their photos and documents. */
export const vehicleModels = {
  OdometerReading: a.customType({ on: a.string().required(), km: a.integer().required() }),

  Vehicle: a
    .model({
      vehicleId: a.id().required(),
      customerId: a.string().required(),
      plate: a.string(),
      make: a.string(),
      model: a.string(),
      year: a.integer(),
      vin: a.string(),
      odometer: a.ref('OdometerReading').required().array(),
      nextDueOn: a.string(),
      nextDueKm: a.integer(),
    })
    .identifier(['vehicleId'])
    .secondaryIndexes((index) => [
      index('customerId').sortKeys(['vehicleId']).name('vehiclesByCustomer').queryField('vehiclesByCustomer'),
    ])
    .disableOperations(['mutations', 'subscriptions', 'list'])
    .authorization(ownCustomerOrStaffRead),

  // Photos and documents of a car. `customerId` is the customer who had the car when the file was added: it stays with
  // them and staff. Not readable through the API, because a row cannot tell whose the car is now: the function lists
  // them.
  VehicleFile: a
    .model({
      vehicleId: a.id().required(),
      fileId: a.id().required(),
      customerId: a.string().required(),
      name: a.string().required(),
      contentType: a.string().required(),
      sizeBytes: a.integer().required(),
      kind: a.ref('FileKind').required(),
      status: a.ref('FileStatus').required(),
      byStaff: a.boolean(),
      uploadedBy: a.string(),
      uploadedAt: a.string().required(),
      objectKey: a.string().required(),
      expiresAt: a.integer(),
    })
    .identifier(['vehicleId', 'fileId'])
    .secondaryIndexes((index) => [
      index('customerId').sortKeys(['fileId']).name('vehicleFilesByCustomer').queryField(null),
    ])
    .disableOperations(['queries', 'mutations', 'subscriptions'])
    .authorization(staffRead),
};
