import { NO_DETAILS } from '../../../../domain/customers/customer';
import { createCustomer } from '../api/write-customers';
import { useCommand } from '../hooks/use-command';
import { CustomerForm } from './customer-form';
import styles from './customers.module.css';

interface NewCustomerProps {
  onClose: () => void;
  onCreated: (customerId: string) => void;
}

/** Enters somebody who has not booked online. */
export function NewCustomer({ onClose, onCreated }: NewCustomerProps) {
  const { run, isPending, error } = useCommand(createCustomer, onCreated);
  return (
    <section className={styles.card} aria-labelledby="new-customer">
      <h2 id="new-customer">New customer</h2>
      <CustomerForm details={NO_DETAILS} saving={isPending} error={error} onSave={run} onCancel={onClose} />
    </section>
  );
}
