import { a } from '@aws-amplify/backend';
import { ownCustomerOrStaffListen, staffRead } from '../../data/authorization';

/** What people are told: the staff's alerts, and the short-lived change rows that open pages subscribe to. */
export const noticeModels = {
  Notice: a
    .model({
      audience: a.string().required(),
      noticeId: a.id().required(),
      kind: a.string().required(),
      appointmentId: a.id(),
      facts: a.json(),
      expiresAt: a.integer(),
    })
    .identifier(['audience', 'noticeId'])
    .disableOperations(['mutations', 'subscriptions', 'get'])
    .authorization(staffRead),

  // Written through AppSync by the appointment-events function alone (IAM), because only a mutation fires a subscription.
  // It carries an id and a version; a page that hears it reads again what it may see.
  LiveChange: a
    .model({
      id: a.id().required(),
      customerId: a.string().required(),
      topic: a.string().required(),
      entityId: a.id().required(),
      visitDate: a.string(),
      version: a.integer(),
      expiresAt: a.integer(),
    })
    .disableOperations(['queries', 'update', 'delete', 'onUpdate', 'onDelete'])
    .authorization(ownCustomerOrStaffListen),
};
