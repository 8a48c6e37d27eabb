import { a } from '@aws-amplify/backend';
import { anyoneReads, staffRead } from '../../data/authorization';

/**
 * The day sheets that keep two appointments from sharing a bay or a technician, and the time the shop keeps for itself.
 */
export const calendarModels = {
  // One item per resource and local day, a week to a partition. `busy` is a number set of cell indexes. Public, so it
  // names no person and no appointment.
  DaySheet: a
    .model({
      week: a.string().required(),
      dayResource: a.string().required(),
      busy: a.integer().array(),
      // Short holds: {"40": {"by": <fingerprint>, "until": <epoch seconds>}}.
      holds: a.json(),
    })
    .identifier(['week', 'dayResource'])
    .disableOperations(['mutations', 'subscriptions', 'get'])
    .authorization(anyoneReads),

  // Time the shop keeps for itself, a row per local day. It takes cells of the day sheets; the row also lists which.
  TimeBlock: a
    .model({
      week: a.string().required(),
      blockId: a.id().required(),
      date: a.string().required(),
      kind: a.ref('BlockKind').required(),
      resourceKind: a.ref('BlockedThing').required(),
      resourceId: a.string(),
      startsAt: a.string().required(),
      endsAt: a.string().required(),
      title: a.string(),
      createdBy: a.string(),
    })
    .identifier(['week', 'blockId'])
    .disableOperations(['mutations', 'subscriptions', 'get'])
    .authorization(staffRead),
};
