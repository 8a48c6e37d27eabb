import type { TableAccess } from './table-access';

/** The tables of the API, plus `Ledger`, which holds throttle counters, effect claims and request markers. */
export type TableName =
  | 'ShopSettings'
  | 'Service'
  | 'Bay'
  | 'Technician'
  | 'StaffMember'
  | 'Customer'
  | 'Vehicle'
  | 'Appointment'
  | 'DaySheet'
  | 'Notification'
  | 'Ledger';

export type FunctionName = 'booking' | 'shop' | 'appointmentEvents' | 'upkeep';

/**
 * Which function may do what with which table: the whole of it. A function gets the name of a table (as
 * `<TABLE>_TABLE` in its environment) only where it is listed here. A test holds the synthesised policies to this.
 */
export const FUNCTION_ACCESS: Readonly<Record<FunctionName, Readonly<Partial<Record<TableName, TableAccess>>>>> = {
  booking: {
    ShopSettings: { actions: ['GetItem'] },
    Service: { actions: ['GetItem'] },
    Bay: { actions: ['GetItem', 'Query'] },
    Technician: { actions: ['GetItem', 'Query'] },
    StaffMember: { actions: ['GetItem'] },
    Customer: { actions: ['GetItem'] },
    Vehicle: { actions: ['GetItem'] },
    Appointment: {
      actions: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'],
      indexes: ['appointmentsByVisitDate', 'appointmentsByCustomer'],
    },
    DaySheet: { actions: ['GetItem', 'Query', 'UpdateItem'] },
    Ledger: { actions: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] },
  },
  shop: {
    ShopSettings: { actions: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] },
    Service: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    Bay: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    Technician: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    StaffMember: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    Customer: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    Vehicle: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    Ledger: { actions: ['GetItem', 'PutItem', 'UpdateItem', 'ConditionCheckItem'] },
  },
  appointmentEvents: {
    ShopSettings: { actions: ['GetItem'] },
    Bay: { actions: ['GetItem'] },
    Customer: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    Vehicle: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    Notification: { actions: ['PutItem'] },
    Ledger: { actions: ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'] },
  },
  upkeep: {
    ShopSettings: { actions: ['GetItem'] },
    Appointment: { actions: ['GetItem'], indexes: ['appointmentsByVisitDate'] },
    DaySheet: { actions: ['Query'] },
  },
};
