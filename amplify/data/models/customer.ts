import { a } from '@aws-amplify/backend';
import { ownCustomerOrStaffRead } from '../authorization';

/** Who comes, and with which car. `customerId` is the sign-in's `sub`, or `guest-<uuid>` for a booking without one. */
export const customerModels = {
  Customer: a
    .model({
      customerId: a.string().required(),
      name: a.string(),
      email: a.string(),
      phone: a.string(),
    })
    .identifier(['customerId'])
    .secondaryIndexes((index) => [index('email').name('customersByEmail').queryField('customersByEmail')])
    .disableOperations(['mutations', 'subscriptions', 'list'])
    .authorization(ownCustomerOrStaffRead),

  Vehicle: a
    .model({
      vehicleId: a.id().required(),
      customerId: a.string().required(),
      plate: a.string(),
      make: a.string(),
      model: a.string(),
      year: a.integer(),
    })
    .identifier(['vehicleId'])
    .secondaryIndexes((index) => [
      index('customerId').sortKeys(['vehicleId']).name('vehiclesByCustomer').queryField('vehiclesByCustomer'),
    ])
    .disableOperations(['mutations', 'subscriptions', 'list'])
    .authorization(ownCustomerOrStaffRead),
};
