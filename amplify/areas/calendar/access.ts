import type { AreaAccess } from '../../wiring/table-access';

/** Table access of this area's function. */
export const calendarAccess = {
  calendar: {
    ShopSettings: { actions: ['GetItem'] },
    Service: { actions: ['GetItem'] },
    Bay: { actions: ['Query'] },
    Technician: { actions: ['Query'] },
    StaffMember: { actions: ['GetItem'] },
    Appointment: { indexes: ['appointmentsByVisitDate'] },
    DaySheet: { actions: ['Query', 'UpdateItem'] },
    TimeBlock: { actions: ['GetItem', 'PutItem', 'DeleteItem'] },
    WaitingEntry: { actions: ['Query', 'UpdateItem'] },
    AuditEntry: { actions: ['PutItem'] },
    Claims: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
  },
} satisfies AreaAccess;
