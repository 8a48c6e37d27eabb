import { keys } from '../../lib/query-keys';

/** The reads that a change of the register touches; the customer's page waits for the first. */
export const REGISTER = { awaits: keys.customers, touches: [keys.appointments] } as const;
