/** What other areas may read of the register of customers. */
export { type StoredCustomer, ownerNow, readCustomer, readCustomerNow } from './store/customers';
