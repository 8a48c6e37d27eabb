import type { AreaAccess } from '../../wiring/table-access';

/** Table access of this area's function. */
export const shopAccess = {
  shop: {
    ShopSettings: { actions: ['GetItem', 'PutItem'] },
    Service: { actions: ['GetItem', 'PutItem'] },
    Bay: { actions: ['GetItem', 'PutItem'] },
    Appointment: { indexes: ['appointmentsByVisitDate'] },
    DaySheet: { actions: ['Query'] },
    AuditEntry: { actions: ['PutItem'] },
    StaffMember: { actions: ['GetItem'] },
    Claims: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
  },
} satisfies AreaAccess;
