import { ACTION_PERMISSION, APPOINTMENT_ACTIONS } from '../booking/appointment';
import { STAFF_TOPICS } from './live';
import { PERMISSIONS, type Permission, ROLES, type Role, can } from './permissions';

/** What an operation asks of its caller, where it is no permission. */
export type Need = Permission | 'anyone' | 'customers only' | 'system only';

/** One operation of the API, or one way of calling it, and who may. The roles' answers are derived, never written here. */
export interface OperationRow {
  /** As the schema names it; a field of another type as `Type.field`. */
  readonly name: string;
  readonly needs: Need;
  /** What staff need, where it is more than visitors and customers do. */
  readonly staffNeed?: Permission;
  /** Customers: about records of their own, or whatever is asked for. Absent: not at all. */
  readonly customers?: 'own' | 'any';
  /** Which arguments the row is about, where the permission depends on them. */
  readonly when?: string;
}

export const CALLER_COLUMNS = ['VISITOR', 'CUSTOMER', ...ROLES] as const;
export type CallerColumn = (typeof CALLER_COLUMNS)[number];
export type AccessAnswer = 'yes' | 'own' | 'assigned visits' | 'no';

const CUSTOMER = { kind: 'CUSTOMER', customerId: 'own' } as const;
const isPermission = (need: Need): need is Permission => (PERMISSIONS as readonly string[]).includes(need);

const changeRows = APPOINTMENT_ACTIONS.map((action): OperationRow => {
  const needs = ACTION_PERMISSION[action];
  return { name: 'changeAppointment', when: action, needs, ...(can(CUSTOMER, needs) ? { customers: 'own' } : {}) };
});

const liveRows = Object.entries(STAFF_TOPICS).map(([topic, needs]): OperationRow => {
  return { name: 'onCreateLiveChange', when: `of ${topic}`, needs };
});

/** Every operation of the API. The acceptance test calls each as everybody, and finds one that is missing here. */
export const OPERATION_ROWS: readonly OperationRow[] = [
  // What is for everyone: the workshop and its free times.
  { name: 'getShopSettings', needs: 'anyone' },
  { name: 'getService', needs: 'anyone' },
  { name: 'listServices', needs: 'anyone' },
  { name: 'getBay', needs: 'anyone' },
  { name: 'listBays', needs: 'anyone' },
  { name: 'getTechnician', needs: 'anyone' },
  { name: 'listTechnicians', needs: 'anyone' },
  { name: 'listDaySheets', needs: 'anyone' },

  // Reads of rows that name people.
  { name: 'getCustomer', needs: 'customer:read', customers: 'own' },
  { name: 'customersByEmail', needs: 'customer:read' },
  { name: 'customersByName', needs: 'customer:read' },
  { name: 'getCustomerNotes', needs: 'customer:read' },
  { name: 'listSearchTerms', needs: 'customer:read' },
  { name: 'getVehicle', needs: 'vehicle:read', customers: 'own' },
  { name: 'vehiclesByCustomer', needs: 'vehicle:read', customers: 'own' },
  { name: 'getAppointment', needs: 'appointment:read', customers: 'own' },
  { name: 'appointmentsByCustomer', needs: 'appointment:read', customers: 'own' },
  { name: 'appointmentsByVisitDate', needs: 'appointment:read' },
  { name: 'getStaffMember', needs: 'staff:read' },
  { name: 'listStaffMembers', needs: 'staff:read' },
  { name: 'listTimeBlocks', needs: 'calendar:read' },
  { name: 'listWaitingEntries', needs: 'waiting:read' },
  { name: 'listAuditEntries', needs: 'audit:read' },
  { name: 'auditByDay', needs: 'audit:read' },
  { name: 'auditByActor', needs: 'audit:read' },
  { name: 'listNotices', needs: 'notice:read' },

  // Booking, and what is done to a visit.
  {
    name: 'bookAppointment',
    needs: 'appointment:book',
    staffNeed: 'appointment:book-for-customer',
    customers: 'own',
  },
  { name: 'bookAppointment', when: 'in a chosen bay', needs: 'appointment:assign' },
  { name: 'bookAppointment', when: 'past the horizon', needs: 'appointment:override' },
  ...changeRows,
  { name: 'rescheduleAppointment', needs: 'appointment:reschedule', customers: 'own' },
  { name: 'rescheduleAppointment', when: 'to a chosen bay', needs: 'appointment:assign' },
  { name: 'rescheduleAppointment', when: 'and confirm', needs: 'appointment:confirm' },
  { name: 'rescheduleAppointment', when: 'past the horizon', needs: 'appointment:override' },
  { name: 'holdSlot', needs: 'appointment:book', customers: 'any' },
  { name: 'joinWaitingList', needs: 'appointment:book', customers: 'any' },

  // What a signed link or a token of one's own gives a right to, whoever shows it.
  { name: 'releaseHold', needs: 'anyone' },
  { name: 'leaveWaitingList', needs: 'anyone' },
  { name: 'appointmentByLink', needs: 'anyone' },
  { name: 'cancelByLink', needs: 'anyone' },
  { name: 'rescheduleByLink', needs: 'anyone' },

  // A customer's own records.
  { name: 'saveProfile', needs: 'customers only', customers: 'any' },
  { name: 'claimGuestRecords', needs: 'customers only', customers: 'any' },

  // The register of customers and their cars.
  { name: 'createCustomer', needs: 'customer:edit' },
  { name: 'updateCustomer', needs: 'customer:edit', customers: 'own' },
  { name: 'saveCustomerNotes', needs: 'customer:edit' },
  { name: 'mergeCustomers', needs: 'customer:merge' },
  { name: 'importCustomers', needs: 'customer:import' },
  { name: 'exportCustomers', needs: 'customer:export' },
  { name: 'exportCustomer', needs: 'customer:export', customers: 'own' },
  { name: 'deleteCustomer', needs: 'customer:delete', customers: 'own' },
  { name: 'saveVehicle', needs: 'vehicle:edit', customers: 'own' },
  { name: 'recordOdometer', needs: 'vehicle:edit', customers: 'own' },
  { name: 'vehicleHistory', needs: 'vehicle:read' },
  { name: 'transferVehicle', needs: 'vehicle:edit' },
  { name: 'removeVehicle', needs: 'vehicle:edit', customers: 'own' },
  { name: 'vehicleFiles', needs: 'vehicle:read', customers: 'own' },
  { name: 'vehicleFileLink', needs: 'vehicle:read', customers: 'own' },
  { name: 'addVehicleFile', needs: 'vehicle:edit', customers: 'own' },
  { name: 'finishVehicleFile', needs: 'vehicle:edit', customers: 'own' },
  { name: 'removeVehicleFile', needs: 'vehicle:edit', customers: 'own' },

  // The workshop's own records.
  { name: 'blockTime', needs: 'calendar:edit' },
  { name: 'freeTime', needs: 'calendar:edit' },
  { name: 'saveShopSettings', needs: 'settings:edit' },
  { name: 'saveService', needs: 'catalogue:edit' },
  { name: 'saveBay', needs: 'settings:edit' },
  { name: 'saveStaffMember', needs: 'staff:edit' },
  { name: 'inviteStaff', needs: 'staff:access' },
  { name: 'setStaffAccess', needs: 'staff:access' },
  { name: 'resetTwoStep', needs: 'staff:access' },
  { name: 'resendInvitation', needs: 'staff:access' },

  // Live changes: the functions write them, pages hear them.
  { name: 'createLiveChange', needs: 'system only' },
  { name: 'onCreateLiveChange', when: 'about oneself', needs: 'customers only', customers: 'own' },
  { name: 'onCreateLiveChange', when: 'behind a link', needs: 'anyone' },
  ...liveRows,
];

/** The row's name with its arguments, as people say it. */
export const titleOf = ({ name, when }: OperationRow): string => (when === undefined ? name : `${name}, ${when}`);

/** May these callers call this operation, and for which records? */
export function answerFor(row: OperationRow, column: CallerColumn): AccessAnswer {
  if (row.needs === 'anyone') return 'yes';
  if (column === 'CUSTOMER') return customersAnswer(row);
  if (!isPermission(row.needs)) return 'no';
  if (column === 'VISITOR') return can({ kind: 'VISITOR' }, row.needs) ? 'yes' : 'no';
  return roleAnswer(column, row.staffNeed ?? row.needs);
}

function customersAnswer({ customers }: OperationRow): AccessAnswer {
  if (customers === 'any') return 'yes';
  return customers ?? 'no';
}

function roleAnswer(role: Role, permission: Permission): AccessAnswer {
  const person = { kind: 'STAFF', staffId: 'one', roles: [role], technicianId: 'own' } as const;
  if (can(person, permission, { technicianId: 'other' })) return 'yes';
  return can(person, permission, { technicianId: 'own' }) ? 'assigned visits' : 'no';
}
