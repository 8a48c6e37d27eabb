import { a } from '@aws-amplify/backend';
import { customers } from './resource';
import { signedInCalls } from '../../data/authorization';

const command = (args: Parameters<ReturnType<typeof a.mutation>['arguments']>[0]) =>
  a
    .mutation()
    .arguments({ requestId: a.id().required(), ...args })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(customers))
    .authorization(signedInCalls);

const details = {
  ...{ street: a.string(), postcode: a.string(), city: a.string() },
  ...{ marketingConsent: a.boolean(), reminderMails: a.boolean(), preferredContact: a.string() },
};

/** A read that only a function can answer. */
const question = (args: Parameters<ReturnType<typeof a.query>['arguments']>[0]) =>
  a
    .query()
    .arguments(args)
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(customers))
    .authorization(signedInCalls);

/** The register: customers and their cars. `requestId` is made by the client; repeating a call with it is safe. */
export const customerOperations = {
  // What customers do themselves. Taking over guest records goes by the verified address of the sign-in.
  saveProfile: command({ name: a.string().required(), phone: a.string(), ...details }),
  claimGuestRecords: command({}),

  // For staff. The requestId of a new customer is a UUID; `version` is the one that was seen, 0 of a file that is not yet.
  createCustomer: command({ name: a.string().required(), email: a.string(), phone: a.string(), ...details }),
  updateCustomer: command({
    customerId: a.id().required(),
    version: a.integer().required(),
    name: a.string().required(),
    email: a.string(),
    phone: a.string(),
    ...details,
  }),
  saveCustomerNotes: command({
    customerId: a.id().required(),
    version: a.integer().required(),
    tags: a.string().required().array(),
    note: a.string(),
  }),
  mergeCustomers: command({ keepId: a.id().required(), mergeId: a.id().required() }),

  // `rows` is a list of up to 100 lines as JSON. What became of each is in `content`, as JSON.
  importCustomers: command({ rows: a.json().required(), dryRun: a.boolean() }),
  // A part of the register as CSV in `content`; `next` of one part is `after` of the following.
  exportCustomers: command({ after: a.string() }),

  // For the person themselves and for staff. Everything known of them comes as JSON in `content`.
  exportCustomer: command({ customerId: a.id().required() }),
  deleteCustomer: command({ customerId: a.id().required() }),

  // Cars: of one's own, or by staff with the customer's id.
  saveVehicle: command({
    vehicleId: a.id().required(),
    customerId: a.id(),
    plate: a.string().required(),
    make: a.string(),
    model: a.string(),
    year: a.integer(),
    vin: a.string(),
    nextDueOn: a.string(),
    nextDueKm: a.integer(),
  }),
  recordOdometer: command({
    vehicleId: a.id().required(),
    on: a.string().required(),
    km: a.integer().required(),
    accept: a.boolean(),
  }),
  // For staff: what was done to a car, whoever it belonged to then, as JSON in `content`.
  vehicleHistory: question({ vehicleId: a.id().required() }),
  transferVehicle: command({ vehicleId: a.id().required(), toCustomerId: a.id().required() }),
  removeVehicle: command({ vehicleId: a.id().required() }),

  // Photos and documents of a car. The requestId of a new one is a UUID and becomes its id; `content` says where to
  // send it, as JSON: url and headers. It counts once it is finished.
  addVehicleFile: command({
    vehicleId: a.id().required(),
    name: a.string().required(),
    contentType: a.string().required(),
    sizeBytes: a.integer().required(),
  }),
  finishVehicleFile: command({ vehicleId: a.id().required(), fileId: a.id().required() }),
  removeVehicleFile: command({ vehicleId: a.id().required(), fileId: a.id().required() }),
  // The list comes as JSON in `content`, a link to one file as text.
  vehicleFiles: question({ vehicleId: a.id().required() }),
  // For staff: what is left of cars that were removed, of one customer, as JSON in `content`.
  filesOfRemovedCars: question({ customerId: a.id().required() }),
  vehicleFileLink: question({ vehicleId: a.id().required(), fileId: a.id().required() }),
};
