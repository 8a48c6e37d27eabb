import type { AreaAccess } from '../../wiring/table-access';

/** Table access of this area's function. */
export const effectAccess = {
  effects: {
    Customer: { actions: ['GetItem', 'ConditionCheckItem'] },
    SearchTerm: { actions: ['GetItem', 'PutItem', 'DeleteItem'] },
    Outbox: { actions: ['PutItem'] },
    Notice: { actions: ['PutItem'] },
    AuditEntry: { actions: ['PutItem'] },
    Contribution: { actions: ['GetItem', 'PutItem'] },
    Figure: { actions: ['UpdateItem'] },
    Parked: { actions: ['Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'] },
  },
} satisfies AreaAccess;
