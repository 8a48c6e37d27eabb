import type { Customer } from '../../../domain/customers/customer';
import { harmless } from '../../kernel/audit';

/** For a customer's record, and the staff notes about them, the audit shows choices, ids and times, never words. */
export const SHOWN_OF_CUSTOMER = harmless<Customer & { readonly merged: string }>(
  ...(['customerId', 'marketingConsent', 'reminderMails', 'preferredContact'] as const),
  ...(['deletedAt', 'mergedInto', 'merged'] as const),
);

/** For an export of the register: how long it was. */
export const SHOWN_OF_EXPORT = harmless<{ readonly lines: number }>('lines');
