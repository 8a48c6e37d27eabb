import { a } from '@aws-amplify/backend';
import { staffRead } from '../../data/authorization';

/** What is to be sent, and what became of it. */
export const outgoingModels = {
  Outbox: a
    .model({
      outboxId: a.id().required(),
      kind: a.string().required(),
      channel: a.string().required(),
      recipient: a.string().required(),
      state: a.string().required(),
      about: a.json(),
      facts: a.json(),
      customerId: a.string(),
      dueAt: a.string(),
    })
    .identifier(['outboxId'])
    .disableOperations(['queries', 'mutations', 'subscriptions'])
    .authorization(staffRead),
};
