import { a } from '@aws-amplify/backend';
import { ownCustomerOrStaffRead, staffRead } from '../../data/authorization';

/** A person who brings a car. `customerId` is the sign-in's `sub`, or begins with `guest-`, `cust-` or `import-`. */
export const customerModels = {
  // `shopId` and `sortName` are set on everyone listed by name: not on deleted or merged records.
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

  // The staff's file on a customer. No customer reads it here; the copy of their data includes it.
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

  // The search terms of customers, sorted within buckets: what has been typed so far is one short key range.
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
};
