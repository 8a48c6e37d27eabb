import { a } from '@aws-amplify/backend';
import { staffRead } from '../../data/authorization';

/** The source of reports. Made from the records, and can be made again from them at any time. */
export const figureModels = {
  // The contribution of one record to the day it counts on. Folded by the figures function; the API does not show it.
  Contribution: a
    .model({
      record: a.string().required(),
      axis: a.string().required(),
      // `WORKED#2026-11-24`; absent when the record adds nothing.
      day: a.string(),
      on: a.string(),
      amounts: a.json(),
      dimensions: a.json(),
      since: a.string().required(),
      version: a.float().required(),
    })
    .identifier(['record', 'axis'])
    .secondaryIndexes((index) => [
      index('day')
        .sortKeys(['record'])
        .name('contributionsByDay')
        .queryField(null)
        .projection('INCLUDE', ['on', 'amounts', 'dimensions']),
    ])
    .disableOperations(['queries', 'mutations', 'subscriptions'])
    .authorization(staffRead),

  // Days and months of a family: `VISITS#WORKED#DAY` and `2026-11-24`, `VISITS#WORKED#MONTH` and `2026-11`.
  Figure: a
    .model({
      figure: a.string().required(),
      period: a.string().required(),
      amounts: a.json(),
      by: a.json(),
      days: a.json(),
      revision: a.integer().required(),
    })
    .identifier(['figure', 'period'])
    .disableOperations(['queries', 'mutations', 'subscriptions'])
    .authorization(staffRead),
};
