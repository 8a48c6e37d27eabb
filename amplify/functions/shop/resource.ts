import { defineFunction } from '@aws-amplify/backend';

/** Answers the save… operations: settings, services, bays, staff members, and a customer's own profile and vehicles. */
export const shop = defineFunction({
  name: 'shop',
  entry: './handler.ts',
  resourceGroupName: 'data',
  runtime: 22,
  memoryMB: 512,
  timeoutSeconds: 15,
});
