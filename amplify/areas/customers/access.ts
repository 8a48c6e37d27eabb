import type { AreaAccess } from '../../wiring/table-access';

/** Table access of this area's function. */
export const customerAccess = {
  customers: {
    ShopSettings: { actions: ['GetItem'] },
    StaffMember: { actions: ['GetItem'] },
    Customer: {
      actions: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      indexes: ['customersByEmail', 'customersByName'],
    },
    CustomerNotes: { actions: ['GetItem', 'PutItem', 'DeleteItem'] },
    Vehicle: { actions: ['GetItem', 'PutItem', 'DeleteItem', 'ConditionCheckItem'], indexes: ['vehiclesByCustomer'] },
    VehicleFile: {
      actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
      indexes: ['vehicleFilesByCustomer'],
    },
    Appointment: { actions: ['GetItem', 'PutItem'], indexes: ['appointmentsByCustomer'] },
    DaySheet: { actions: ['UpdateItem'] },
    WaitingEntry: { actions: ['Query', 'UpdateItem', 'DeleteItem'] },
    Notice: { actions: ['Query', 'UpdateItem'] },
    Outbox: { actions: ['UpdateItem'], indexes: ['outboxByCustomer'] },
    AuditEntry: { actions: ['PutItem'] },
    Claims: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    Parked: { actions: ['Query', 'PutItem', 'DeleteItem'] },
  },
} satisfies AreaAccess;
