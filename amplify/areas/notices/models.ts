import { a } from '@aws-amplify/backend';
import { anyoneListens, staffRead } from '../../data/authorization';

/** News for people: staff alerts, and the short-lived change rows that open pages subscribe to. */
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

  // Written through AppSync by the effects function alone (IAM), because only a mutation fires a subscription. `change`
  // is topic, id and version: the same news again is refused. A page that hears it re-reads what it may see.
  LiveChange: a
    .model({
      audience: a.string().required(),
      change: a.string().required(),
      topic: a.string().required(),
      id: a.id().required(),
      version: a.float().required(),
      on: a.string(),
      expiresAt: a.integer(),
    })
    .identifier(['audience', 'change'])
    .disableOperations(['queries', 'update', 'delete', 'onUpdate', 'onDelete'])
    .authorization(anyoneListens),
};
