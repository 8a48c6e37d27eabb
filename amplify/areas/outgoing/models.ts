import { a } from '@aws-amplify/backend';
import { staffRead } from '../../data/authorization';

/** What the history of messages shows of a row: an index holds this much, and the API reads no more. */
const LISTED = [
  ...['kind', 'channel', 'audience', 'recipient', 'state', 'reason', 'cause'],
  ...['recordVersion', 'sentAt', 'dueAt'],
];

/** Outgoing messages, a row for each recipient and channel; and addresses that get no more mail. */
export const outgoingModels = {
  // The row also holds the facts it is rendered from, its event and delivery's lease, which only the functions need.
  Outbox: a
    .model({
      outboxId: a.id().required(),
      kind: a.string().required(),
      channel: a.string().required(),
      audience: a.string().required(),
      recipient: a.string(),
      state: a.string().required(),
      reason: a.string(),
      cause: a.string(),
      recordKey: a.string().required(),
      recordVersion: a.integer(),
      customerId: a.string(),
      queuedAt: a.string().required(),
      sentAt: a.string(),
      // Only on rows that are still to be sent, so that the index holds nothing else.
      dueShard: a.string(),
      dueAt: a.string(),
      // Only on dead rows.
      deadShard: a.string(),
      expiresAt: a.integer(),
    })
    .identifier(['outboxId'])
    .secondaryIndexes((index) => [
      index('recordKey')
        .sortKeys(['queuedAt'])
        .name('outboxByRecord')
        .queryField('outboxByRecord')
        .projection('INCLUDE', LISTED),
      index('customerId')
        .sortKeys(['queuedAt'])
        .name('outboxByCustomer')
        .queryField('outboxByCustomer')
        .projection('INCLUDE', [...LISTED, 'recordKey']),
      index('deadShard')
        .sortKeys(['queuedAt'])
        .name('outboxDead')
        .queryField('outboxDead')
        .projection('INCLUDE', [...LISTED, 'recordKey']),
      index('dueShard')
        .sortKeys(['dueAt'])
        .name('outboxDue')
        .queryField(null)
        .projection('INCLUDE', ['kind', 'queuedAt']),
    ])
    .disableOperations(['mutations', 'subscriptions', 'list', 'get'])
    .authorization(staffRead),

  // Addresses by a keyed fingerprint: the list confirms an address only to a caller who already has it.
  Suppression: a
    .model({
      addressHash: a.id().required(),
      reason: a.string(),
      suppressedAt: a.string(),
      expiresAt: a.integer(),
    })
    .identifier(['addressHash'])
    .disableOperations(['queries', 'mutations', 'subscriptions'])
    .authorization(staffRead),
};
