import { defineFunction } from '@aws-amplify/backend';

/** Runs once a day (midnight UTC): recomputes the coming day sheets from the appointments and logs every difference. */
export const upkeep = defineFunction({
  name: 'upkeep',
  entry: './handler.ts',
  resourceGroupName: 'data',
  runtime: 22,
  memoryMB: 512,
  timeoutSeconds: 300,
  schedule: 'every day',
});
