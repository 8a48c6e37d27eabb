import { useState } from 'react';
import type { Vehicle } from '../../../../domain/vehicles/vehicle';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import type { FoundCustomer } from '../../../shared/customer-search/api/search-customers';
import { useCustomerSearch } from '../../../shared/customer-search/use-search';
import { problemText } from '../../../lib/problem-text';
import { useCommand } from '../../../lib/use-command';
import { type Request, transferVehicle } from '../api/write-customers';
import { REGISTER } from '../register-keys';
import styles from './customers.module.css';

interface Gift {
  readonly vehicleId: string;
  readonly owner: FoundCustomer;
}

const give = ({ requestId, vehicleId, owner }: Gift & Request) =>
  transferVehicle({ requestId, vehicleId, toCustomerId: owner.customerId });

interface TransferFormProps {
  vehicle: Vehicle;
  onGiven: (owner: FoundCustomer) => void;
  onClose: () => void;
}

/** Hands a car over to another customer, found by typing. */
export function TransferForm({ vehicle, onGiven, onClose }: TransferFormProps) {
  const [typed, setTyped] = useState('');
  const { found, isLongEnough, isCurrent, error: notLookedUp } = useCustomerSearch(typed);
  const { run, isPending, problem } = useCommand(give, {
    ...REGISTER,
    onDone: (_answer, { owner }: Gift) => onGiven(owner),
  });
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
      {isLongEnough && isCurrent && found && others.length === 0 && <p className={styles.muted}>No one found.</p>}
      {others.length > 0 && (
        <ul className={styles.rows}>
          {others.map((owner) => (
            <li key={owner.customerId} className={styles.line}>
              <span>
                <bdi>{owner.label}</bdi> <bdi className={styles.muted}>{owner.contact}</bdi>
              </span>
              <Button busy={isPending} onClick={() => run({ vehicleId: vehicle.vehicleId, owner })}>
                Give them the car
                <span className="visually-hidden">
                  : {owner.label} {owner.contact}
                </span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {notLookedUp && <Notice tone="problem">{problemText(notLookedUp)}</Notice>}
      {problem && <Notice tone="problem">{problemText(problem)}</Notice>}
      <div className={styles.buttons}>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </div>
  );
}
