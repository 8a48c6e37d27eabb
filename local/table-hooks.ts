import type { TableCall } from './appsync/table-source';

/** For tests: runs before a data source call, and reports its cost. */
export interface TableHooks {
  beforeCall: (call: Omit<TableCall, 'units'>) => Promise<void> | void;
  onCall: (call: TableCall) => void;
}

/** What `work` costs: the API's data source calls while it runs. */
export async function metered<T>(hooks: TableHooks, work: () => Promise<T>) {
  const calls: TableCall[] = [];
  const before = hooks.onCall;
  hooks.onCall = (call) => {
    calls.push(call);
    before(call);
  };
  try {
    return { result: await work(), calls };
  } finally {
    hooks.onCall = before;
  }
}

/** Breaks the API's data source calls while `work` runs. */
export async function withFault<T>(
  hooks: TableHooks,
  fault: TableHooks['beforeCall'],
  work: () => Promise<T>,
): Promise<T> {
  const before = hooks.beforeCall;
  hooks.beforeCall = fault;
  try {
    return await work();
  } finally {
    hooks.beforeCall = before;
  }
}
