/** The staff's page of a customer. */
export const customerPath = (customerId: string): string => `/staff/customers/${encodeURIComponent(customerId)}`;
