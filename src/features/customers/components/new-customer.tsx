import { NO_DETAILS } from '../../../../domain/customers/customer';
import { useCommand } from '../../../lib/use-command';
import { createCustomer } from '../api/write-customers';
import { REGISTER } from '../register-keys';
import { CustomerForm } from './customer-form';
import styles from './customers.module.css';

interface NewCustomerProps {
  onClose: () => void;
  onCreated: (customerId: string) => void;
}

/** Enters somebody who has not booked online. */
export function NewCustomer({ onClose, onCreated }: NewCustomerProps) {
  const { run, isPending, problem } = useCommand(createCustomer, { ...REGISTER, onDone: onCreated });
  return (
    <section className={styles.card} aria-labelledby="new-customer">
      <h2 id="new-customer">New customer</h2>
      <CustomerForm details={NO_DETAILS} saving={isPending} error={problem} onSave={run} onCancel={onClose} />
    </section>
  );
}
