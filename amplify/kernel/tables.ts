/** Table names by aggregate. A function may be given only some of them. */
export interface Tables {
  readonly shopSettings: string;
  readonly service: string;
  readonly bay: string;
  readonly technician: string;
  readonly staffMember: string;
  readonly customer: string;
  readonly customerNotes: string;
  readonly searchTerm: string;
  readonly vehicle: string;
  readonly vehicleFile: string;
  readonly appointment: string;
  readonly daySheet: string;
  readonly timeBlock: string;
  readonly waitingEntry: string;
  readonly auditEntry: string;
  readonly notice: string;
  readonly outbox: string;
  readonly suppression: string;
  readonly claims: string;
  readonly parked: string;
  readonly contribution: string;
  readonly figure: string;
}

const TABLE_VARIABLES: Readonly<Record<keyof Tables, string>> = {
  shopSettings: 'SHOP_SETTINGS_TABLE',
  service: 'SERVICE_TABLE',
  bay: 'BAY_TABLE',
  technician: 'TECHNICIAN_TABLE',
  staffMember: 'STAFF_MEMBER_TABLE',
  customer: 'CUSTOMER_TABLE',
  customerNotes: 'CUSTOMER_NOTES_TABLE',
  searchTerm: 'SEARCH_TERM_TABLE',
  vehicle: 'VEHICLE_TABLE',
  vehicleFile: 'VEHICLE_FILE_TABLE',
  appointment: 'APPOINTMENT_TABLE',
  daySheet: 'DAY_SHEET_TABLE',
  timeBlock: 'TIME_BLOCK_TABLE',
  waitingEntry: 'WAITING_ENTRY_TABLE',
  auditEntry: 'AUDIT_ENTRY_TABLE',
  notice: 'NOTICE_TABLE',
  outbox: 'OUTBOX_TABLE',
  suppression: 'SUPPRESSION_TABLE',
  claims: 'CLAIMS_TABLE',
  parked: 'PARKED_TABLE',
  contribution: 'CONTRIBUTION_TABLE',
  figure: 'FIGURE_TABLE',
};

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * The tables this function was granted. Reading one that was not granted throws and names the missing variable, so that
 * a forgotten grant is a clear error and never an empty table name.
 */
export function readTables(variables: Variables = process.env): Tables {
  const tables = {} as Record<keyof Tables, string>;
  for (const name of Object.keys(TABLE_VARIABLES) as (keyof Tables)[]) {
    Object.defineProperty(tables, name, { enumerable: true, get: () => required(TABLE_VARIABLES[name], variables) });
  }
  return tables;
}

/** A variable that must be set and not empty. */
export function required(variable: string, variables: Variables = process.env): string {
  const value = variables[variable];
  if (value === undefined || value === '') throw new Error(`environment variable ${variable} is not set`);
  return value;
}
