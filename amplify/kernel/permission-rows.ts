import { PERMISSIONS, type Permission, ROLES, type Role, can } from '../../domain/access/permissions';
import { type Declared, type Need, type Operations, isCommand } from './declare';

/** One operation of the API, or one way of calling it, and who may. The roles' answers are derived from the presets. */
export interface OperationRow {
  /** As the schema names it. */
  readonly name: string;
  readonly needs: Need;
  readonly staffNeed?: Permission;
  readonly customers?: 'own' | 'any';
  /** What the row is about, if the permission depends on what is asked. */
  readonly when?: string;
}

export const CALLER_COLUMNS = ['VISITOR', 'CUSTOMER', ...ROLES] as const;
export type CallerColumn = (typeof CALLER_COLUMNS)[number];
export type AccessAnswer = 'yes' | 'own' | 'assigned visits' | 'no';

export const isPermission = (need: Need): need is Permission => (PERMISSIONS as readonly string[]).includes(need);

/** Modules are not listed in the same order everywhere. */
const byName = (operations: Operations): [string, Declared][] =>
  Object.entries(operations).sort(([one], [other]) => (one < other ? -1 : 1));

/** The rows of the permission table: every operation, and every way of calling one that needs more. */
export const rowsOf = (areas: Readonly<Record<string, Operations>>): OperationRow[] =>
  Object.values(areas).flatMap((operations) =>
    byName(operations).flatMap(([name, declared]) => rowsOfOne(name, declared)),
  );

function rowsOfOne(name: string, declared: Declared): OperationRow[] {
  const { needs, staffNeed, customers, cases = [], insteadOfPlain } = declared;
  const plain = { name, needs, ...(staffNeed ? { staffNeed } : {}), ...(customers ? { customers } : {}) };
  const particular = cases.map((one) => ({ name, ...one }));
  return insteadOfPlain ? particular : [plain, ...particular];
}

/** The row's name with its case, in words. */
export const titleOf = ({ name, when }: OperationRow): string => (when === undefined ? name : `${name}, ${when}`);

/** May these callers call this operation, and for which records? */
export function answerFor(row: OperationRow, column: CallerColumn): AccessAnswer {
  if (row.needs === 'anyone') return 'yes';
  if (column === 'CUSTOMER') return row.customers === 'any' ? 'yes' : (row.customers ?? 'no');
  if (!isPermission(row.needs)) return 'no';
  if (column === 'VISITOR') return can({ kind: 'VISITOR' }, row.needs) ? 'yes' : 'no';
  return roleAnswer(column, row.staffNeed ?? row.needs);
}

function roleAnswer(role: Role, permission: Permission): AccessAnswer {
  const person = { kind: 'STAFF', staffId: 'one', roles: [role], technicianId: 'own' } as const;
  if (can(person, permission, { technicianId: 'other' })) return 'yes';
  return can(person, permission, { technicianId: 'own' }) ? 'assigned visits' : 'no';
}

/** Operations that a customer or a visitor may call: each needs a throttle. */
export const isForOutsiders = (declared: Declared): boolean =>
  isCommand(declared) &&
  (declared.needs === 'anyone' ||
    declared.customers !== undefined ||
    (isPermission(declared.needs) && can({ kind: 'VISITOR' }, declared.needs)));

/** The commands that change what is on record, so each has to leave an entry in the audit. */
export const recordedCommands = (areas: Readonly<Record<string, Operations>>): string[] =>
  Object.values(areas).flatMap((operations) =>
    Object.entries(operations).flatMap(([name, declared]) =>
      declared.kind === 'COMMAND' && declared.leavesNoEntry !== true ? [name] : [],
    ),
  );
