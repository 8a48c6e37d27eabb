import { a } from '@aws-amplify/backend';
import { ownCustomerOrStaffRead, staffRead } from '../../data/authorization';

/** Who comes, and with which car. `customerId` is the sign-in's `sub`, or begins with `guest-`, `cust-` or `import-`. */
export const customerModels = {
  // `shopId` and `sortName` stand on everybody who is listed by name: not on who was deleted or merged.
  Customer: a
    .model({
      customerId: a.string().required(),
      name: a.string(),
      email: a.string(),
      phone: a.string(),
      street: a.string(),
      postcode: a.string(),
      city: a.string(),
      marketingConsent: a.boolean(),
      reminderMails: a.boolean(),
      preferredContact: a.ref('ContactWay'),
      shopId: a.id(),
      sortName: a.string(),
      deletedAt: a.string(),
      mergedInto: a.string(),
      version: a.integer(),
    })
    .identifier(['customerId'])
    .secondaryIndexes((index) => [
      index('email').name('customersByEmail').queryField('customersByEmail'),
      index('shopId').sortKeys(['sortName']).name('customersByName').queryField('customersByName'),
    ])
    .disableOperations(['mutations', 'subscriptions', 'list'])
    .authorization(ownCustomerOrStaffRead),

  // What staff keep on file beside. No customer reads it here; the copy of their data has it.
  CustomerNotes: a
    .model({
      customerId: a.string().required(),
      tags: a.string().required().array(),
      note: a.string(),
      version: a.integer(),
    })
    .identifier(['customerId'])
    .disableOperations(['mutations', 'subscriptions', 'list'])
    .authorization(staffRead),

  // What customers are found by, sorted within buckets: one short key range holds what somebody typed so far.
  SearchTerm: a
    .model({
      bucket: a.string().required(),
      term: a.string().required(),
      customerId: a.string().required(),
      label: a.string(),
      contact: a.string(),
    })
    .identifier(['bucket', 'term'])
    .disableOperations(['mutations', 'subscriptions', 'get'])
    .authorization(staffRead),

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

  // Photos and documents of a car. `customerId` is whose the car was when the file came: with them and staff it stays.
  // Not readable through the API, because a row cannot tell whose the car is now: the function lists them.
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
