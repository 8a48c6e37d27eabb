/** Reads of the register of customers that other areas may use. */
export { type StoredCustomer, ownerNow, readCustomer, readCustomerNow } from './store/customers';
