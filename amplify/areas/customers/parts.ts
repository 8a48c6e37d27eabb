/**
 * Work on the register that another area may include in its own: keeping a customer on file while it writes something
 * of theirs, their first row, and the end of their consent.
 */
export { endMarketing } from './commands/end-marketing';
export { customerStays, newCustomer, registerCustomer } from './store/customers';
