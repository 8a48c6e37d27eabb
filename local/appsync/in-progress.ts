import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<string>();

/** Runs a request's work so that everything it calls can log which request it belongs to. */
export function whileInProgress<T>(requestId: string, work: () => Promise<T>): Promise<T> {
  return storage.run(requestId, work);
}

export function requestIdInProgress(): string | undefined {
  return storage.getStore();
}
