import { bundledFunction } from '../bundled-function';

/** Answers the save… operations: settings, services, bays, staff members, and a customer's own profile and vehicles. */
export const shop = bundledFunction({ name: 'shop', memoryMB: 512, timeoutSeconds: 15 });
