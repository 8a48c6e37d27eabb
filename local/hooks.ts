import type { TableCall } from './appsync/table-source';
import type { TableHooks } from './deployment';

/** The data source calls of the API while `work` runs. */
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

/** Runs `work` while the API's data source calls meet this fault. */
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
