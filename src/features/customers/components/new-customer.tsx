import { NO_DETAILS } from '../../../../domain/customers/customer';
import { useCommand } from '../../../lib/use-command';
import { createCustomer } from '../api/write-customers';
import { REGISTER } from '../register-keys';
import { CustomerForm } from './customer-form';

interface NewCustomerProps {
  onClose: () => void;
  onCreated: (customerId: string) => void;
}

/** Adds a customer who has not booked online. */
export function NewCustomer({ onClose, onCreated }: NewCustomerProps) {
  const { run, ...saving } = useCommand(createCustomer, { ...REGISTER, onDone: onCreated });
  return <CustomerForm details={NO_DETAILS} saving={saving} saveWord="Add customer" onSave={run} onCancel={onClose} />;
}
