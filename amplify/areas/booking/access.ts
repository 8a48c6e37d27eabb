import type { AreaAccess } from '../../wiring/table-access';

/** Table access of each function in this area. */
export const bookingAccess = {
  booking: {
    ShopSettings: { actions: ['GetItem'] },
    Service: { actions: ['GetItem'] },
    Bay: { actions: ['GetItem', 'Query'] },
    Technician: { actions: ['Query'] },
    StaffMember: { actions: ['GetItem'] },
    Customer: { actions: ['GetItem', 'PutItem', 'ConditionCheckItem'] },
    Vehicle: { actions: ['GetItem', 'PutItem'], indexes: ['vehiclesByCustomer'] },
    Appointment: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    DaySheet: { actions: ['Query', 'UpdateItem'] },
    WaitingEntry: { actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem'] },
    AuditEntry: { actions: ['PutItem'] },
    Claims: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
  },
  reminders: {
    ShopSettings: { actions: ['GetItem'] },
    Customer: { actions: ['GetItem', 'ConditionCheckItem'] },
    Service: { actions: ['GetItem'] },
    Bay: { actions: ['Query'] },
    Technician: { actions: ['Query'] },
    Appointment: { actions: ['GetItem'], indexes: ['appointmentsByVisitDate'] },
    DaySheet: { actions: ['Query', 'UpdateItem'] },
    WaitingEntry: { actions: ['Query', 'UpdateItem'] },
    Outbox: { actions: ['GetItem', 'PutItem'] },
  },
  upkeep: {
    ShopSettings: { actions: ['GetItem'] },
    Customer: { actions: ['GetItem', 'DeleteItem'] },
    Appointment: { actions: ['GetItem', 'PutItem'], indexes: ['appointmentsByVisitDate', 'appointmentsByCustomer'] },
    DaySheet: { actions: ['Query', 'UpdateItem'] },
    TimeBlock: { actions: ['Query'] },
    Claims: { actions: ['GetItem', 'UpdateItem'] },
  },
} satisfies AreaAccess;
