import type { TableAccess } from './table-access';

/**
 * The tables of the API, plus `Claims`, which holds throttle counters and request markers, and `Parked`, where changes wait
 * whose effects failed.
 */
export type TableName =
  | 'ShopSettings'
  | 'Service'
  | 'Bay'
  | 'Technician'
  | 'StaffMember'
  | 'Customer'
  | 'CustomerNotes'
  | 'SearchTerm'
  | 'Vehicle'
  | 'VehicleFile'
  | 'Appointment'
  | 'DaySheet'
  | 'TimeBlock'
  | 'WaitingEntry'
  | 'AuditEntry'
  | 'Notice'
  | 'Outbox'
  | 'Suppression'
  | 'Contribution'
  | 'Figure'
  | 'Claims'
  | 'Parked';

export type FunctionName =
  | 'booking'
  | 'shop'
  | 'calendar'
  | 'staff'
  | 'customers'
  | 'vehicles'
  | 'effects'
  | 'figures'
  | 'upkeep'
  | 'reminders'
  | 'outgoing'
  | 'delivery'
  | 'mailEvents';

/**
 * Which function may do what with which table: the whole of it. A function gets the name of a table (as
 * `<TABLE>_TABLE` in its environment) only where it is listed here. A test holds the synthesised policies to this.
 */
export const FUNCTION_ACCESS: Readonly<Record<FunctionName, Readonly<Partial<Record<TableName, TableAccess>>>>> = {
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
  shop: {
    ShopSettings: { actions: ['GetItem', 'PutItem'] },
    Service: { actions: ['GetItem', 'PutItem'] },
    Bay: { actions: ['GetItem', 'PutItem'] },
    Technician: { actions: ['GetItem', 'PutItem'] },
    Appointment: { indexes: ['appointmentsByVisitDate'] },
    DaySheet: { actions: ['Query'] },
    AuditEntry: { actions: ['PutItem'] },
    StaffMember: { actions: ['GetItem', 'PutItem'] },
    Claims: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
  },
  staff: {
    ShopSettings: { actions: ['GetItem'] },
    Appointment: { indexes: ['appointmentsByVisitDate'] },
    DaySheet: { actions: ['Query'] },
    StaffMember: { actions: ['GetItem', 'Query', 'PutItem', 'ConditionCheckItem'] },
    Technician: { actions: ['GetItem', 'PutItem'] },
    Outbox: { actions: ['UpdateItem'], indexes: ['outboxByRecord'] },
    AuditEntry: { actions: ['PutItem'] },
    Claims: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
    Parked: { actions: ['Query', 'DeleteItem'] },
  },
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
    Parked: { actions: ['Query', 'DeleteItem'] },
  },
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
  effects: {
    Customer: { actions: ['GetItem', 'ConditionCheckItem'] },
    SearchTerm: { actions: ['GetItem', 'PutItem', 'DeleteItem'] },
    Outbox: { actions: ['PutItem'] },
    Notice: { actions: ['PutItem'] },
    AuditEntry: { actions: ['PutItem'] },
    Contribution: { actions: ['GetItem', 'PutItem'] },
    Figure: { actions: ['UpdateItem'] },
    Parked: { actions: ['Query', 'PutItem', 'UpdateItem', 'DeleteItem'] },
  },
  figures: {
    Contribution: { indexes: ['contributionsByDay'] },
    Figure: { actions: ['GetItem', 'PutItem', 'UpdateItem'] },
  },
  upkeep: {
    ShopSettings: { actions: ['GetItem'] },
    Customer: { actions: ['GetItem', 'DeleteItem'] },
    Appointment: { actions: ['GetItem', 'PutItem'], indexes: ['appointmentsByVisitDate', 'appointmentsByCustomer'] },
    DaySheet: { actions: ['Query', 'UpdateItem'] },
    TimeBlock: { actions: ['Query'] },
    Claims: { actions: ['GetItem', 'UpdateItem'] },
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
  outgoing: {
    ShopSettings: { actions: ['GetItem'] },
    StaffMember: { actions: ['GetItem'] },
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
};
