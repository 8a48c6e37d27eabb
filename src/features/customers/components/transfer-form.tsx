import { useState } from 'react';
import type { Vehicle } from '../../../../domain/customer/vehicle';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { useCustomerSearch } from '../../../lib/customers/use-search';
import { problemText } from '../../../lib/problem-text';
import { transferVehicle } from '../api/write-customers';
import { useCommand } from '../hooks/use-command';
import styles from './customers.module.css';

/** Gives a car to another customer, who is found by what one types. */
export function TransferForm({ vehicle, onClose }: { vehicle: Vehicle; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const { found, isLongEnough, isCurrent, error: notLookedUp } = useCustomerSearch(typed);
  const { run, isPending, error } = useCommand(transferVehicle, onClose);
  const others = (found ?? []).filter(({ customerId }) => customerId !== vehicle.customerId);
  return (
    <div className={styles.form}>
      <Field label="New owner" hint="The car takes its readings along; past visits stay with this customer.">
        <TextInput
          type="search"
          autoFocus
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
      {isLongEnough && isCurrent && found && others.length === 0 && <p className={styles.muted}>Nobody found.</p>}
      {others.length > 0 && (
        <ul className={styles.rows}>
          {others.map(({ customerId, label }) => (
            <li key={customerId} className={styles.line}>
              <bdi>{label}</bdi>
              <Button busy={isPending} onClick={() => run({ vehicleId: vehicle.vehicleId, toCustomerId: customerId })}>
                Give them the car<span className="visually-hidden">: {label}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {notLookedUp && <Notice tone="problem">{problemText(notLookedUp)}</Notice>}
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      <div className={styles.buttons}>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </div>
  );
}
