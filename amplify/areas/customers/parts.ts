/**
 * What another area may add to its own work on the register: that a customer stays on file while it writes something of
 * theirs, their first row, and the end of their consent.
 */
export { endMarketing } from './commands/end-marketing';
export { customerStays, newCustomer, registerCustomer } from './store/customers';
