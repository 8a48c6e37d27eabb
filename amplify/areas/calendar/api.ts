import { a } from '@aws-amplify/backend';
import { calendar } from './resource';
import { signedInCalls } from '../../data/authorization';

/** Time the shop keeps for itself: closures, holidays, leave, a bay out of order. For staff with `calendar:edit`. */
export const scheduleOperations = {
  // Each local day from `from` to `to`: the given hours, or the whole day. `resourceId` is empty for the whole shop.
  blockTime: a
    .mutation()
    .arguments({
      requestId: a.id().required(),
      kind: a.string().required(),
      resourceKind: a.string().required(),
      resourceId: a.id(),
      from: a.string().required(),
      to: a.string().required(),
      fromTime: a.string(),
      toTime: a.string(),
      title: a.string(),
      keepAppointments: a.boolean(),
    })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(calendar))
    .authorization(signedInCalls),

  freeTime: a
    .mutation()
    .arguments({ requestId: a.id().required(), week: a.string().required(), blockId: a.id().required() })
    .returns(a.ref('CommandResult').required())
    .handler(a.handler.function(calendar))
    .authorization(signedInCalls),
};
