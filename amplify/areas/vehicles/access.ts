import type { AreaAccess } from '../../wiring/table-access';

/** Table access of this area's function. */
export const vehicleAccess = {
  vehicles: {
    ShopSettings: { actions: ['GetItem'] },
    StaffMember: { actions: ['GetItem'] },
    Customer: { actions: ['GetItem', 'ConditionCheckItem'] },
    Vehicle: { actions: ['GetItem', 'PutItem', 'DeleteItem', 'ConditionCheckItem'] },
    VehicleFile: {
      actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'],
      indexes: ['vehicleFilesByCustomer'],
    },
    Appointment: { indexes: ['appointmentsByCustomer'] },
    AuditEntry: { actions: ['PutItem'] },
    Claims: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
  },
} satisfies AreaAccess;
