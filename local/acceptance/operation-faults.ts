import type { Operations } from '../../amplify/kernel/declare';
import { type OperationRow, isForOutsiders, titleOf } from '../../amplify/kernel/permission-rows';
import type { FunctionAccess } from '../../amplify/wiring/table-access';

/** What the API offers, the rows of the permission table, and how a test calls each row. */
export interface Matrix {
  readonly offered: readonly string[];
  readonly rows: readonly OperationRow[];
  readonly calls: readonly string[];
}

const missing = (wanted: readonly string[], there: readonly string[], why: string): string[] =>
  [...new Set(wanted)].filter((one) => !there.includes(one)).map((one) => `${one} ${why}`);

const twice = (names: readonly string[]): string[] => names.filter((name, at) => names.indexOf(name) !== at);

/** Where the permission table, the API and the permission test's calls name different operations. */
export function faultsOfMatrix({ offered, rows, calls }: Matrix): string[] {
  const [names, titles] = [rows.map(({ name }) => name), rows.map(titleOf)];
  return [
    ...missing(offered, names, 'is offered, and has no row in the permission table'),
    ...missing(names, offered, 'has a row in the permission table, and is not offered'),
    ...missing(titles, calls, 'has a row in the permission table, and nothing says how to call it'),
    ...missing(calls, titles, 'is called, and has no row in the permission table'),
    ...twice(titles).map((title) => `${title} has two rows in the permission table`),
    ...twice(offered).map((name) => `${name} is offered twice`),
  ];
}

/** Operations that customers or visitors may call without a limit. */
export const withoutLimit = (areas: Readonly<Record<string, Operations>>): string[] =>
  Object.values(areas)
    .flatMap((operations) => Object.entries(operations))
    .filter(([, one]) => isForOutsiders(one) && !('perMinute' in one && one.perMinute))
    .map(([name]) => `${name} has no limit per minute`);

/** Functions that could change or delete what the audit has recorded. */
export const entryChangers = (access: Readonly<Record<string, FunctionAccess>>): string[] =>
  Object.entries(access).flatMap(([name, { AuditEntry }]) =>
    (AuditEntry?.actions ?? [])
      .filter((action) => action !== 'PutItem')
      .map((action) => `${name} may ${action} entries`),
  );
