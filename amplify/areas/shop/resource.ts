import { bundledFunction } from '../../wiring/bundled-function';

/** Answers the save… operations: settings, services, bays, staff members, and a customer's own profile and vehicles. */
export const shop = bundledFunction({
  name: 'shop',
  entry: 'areas/shop/handler.ts',
  memoryMB: 512,
  timeoutSeconds: 15,
});
