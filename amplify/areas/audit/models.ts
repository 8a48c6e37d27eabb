import { a } from '@aws-amplify/backend';
import { staffRead } from '../../data/authorization';

/** The record of every change. */
export const auditModels = {
  // Who did what to which record. Written in the command's transaction, or from the stream of appointments.
  AuditEntry: a
    .model({
      subject: a.string().required(),
      auditId: a.id().required(),
      at: a.string().required(),
      day: a.string(),
      actorKind: a.string().required(),
      actorId: a.string(),
      customerId: a.string(),
      action: a.string().required(),
      reason: a.string(),
      requestId: a.string(),
      before: a.string(),
      after: a.string(),
    })
    .identifier(['subject', 'auditId'])
    .secondaryIndexes((index) => [
      index('day').sortKeys(['auditId']).name('auditByDay').queryField('auditByDay'),
      index('actorId').sortKeys(['auditId']).name('auditByActor').queryField('auditByActor'),
    ])
    .disableOperations(['mutations', 'subscriptions', 'get'])
    .authorization(staffRead),
};
