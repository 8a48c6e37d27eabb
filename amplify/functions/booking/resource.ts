import { defineFunction, secret } from '@aws-amplify/backend';

/**
 * Answers bookAppointment, changeAppointment, appointmentByLink and cancelByLink: everything that moves an
 * appointment, for visitors, customers and staff alike. Table names and grants are joined in `backend.ts`.
 */
export const booking = defineFunction({
  name: 'booking',
  entry: './handler.ts',
  resourceGroupName: 'data',
  runtime: 22,
  memoryMB: 1024,
  timeoutSeconds: 15,
  environment: { MANAGE_LINK_SECRET: secret('MANAGE_LINK_SECRET') },
});
