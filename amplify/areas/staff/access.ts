import type { AreaAccess } from '../../wiring/table-access';

/** Table access of this area's function. */
export const staffAccess = {
  staff: {
    ShopSettings: { actions: ['GetItem'] },
    Appointment: { indexes: ['appointmentsByVisitDate'] },
    DaySheet: { actions: ['Query'] },
    StaffMember: { actions: ['GetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
    Technician: { actions: ['GetItem', 'PutItem'] },
    Outbox: { actions: ['UpdateItem'], indexes: ['outboxByRecord'] },
    AuditEntry: { actions: ['PutItem'] },
    Claims: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    Parked: { actions: ['Query', 'PutItem', 'DeleteItem'] },
  },
} satisfies AreaAccess;
