import type { AreaAccess } from '../../wiring/table-access';

/** Table access of each function in this area. */
export const outgoingAccess = {
  outgoing: {
    ShopSettings: { actions: ['GetItem'] },
    StaffMember: { actions: ['GetItem'] },
    Customer: { actions: ['GetItem'] },
    Outbox: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    AuditEntry: { actions: ['PutItem'] },
    Claims: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
  },
  delivery: {
    ShopSettings: { actions: ['GetItem'] },
    Customer: { actions: ['GetItem'] },
    Appointment: { actions: ['GetItem'] },
    WaitingEntry: { actions: ['GetItem'] },
    StaffMember: { actions: ['GetItem'] },
    Outbox: { actions: ['UpdateItem'], indexes: ['outboxByRecord', 'outboxDue'] },
    Suppression: { actions: ['GetItem'] },
    Claims: { actions: ['UpdateItem'] },
  },
  mailEvents: {
    Outbox: { actions: ['GetItem', 'UpdateItem'] },
    Suppression: { actions: ['UpdateItem'] },
    Customer: { actions: ['GetItem', 'PutItem'] },
    AuditEntry: { actions: ['PutItem'] },
  },
} satisfies AreaAccess;
