import type { Vehicle } from '../../../../domain/vehicles/vehicle';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { problemText } from '../../../lib/problem-text';
import { useCommand } from '../../../lib/use-command';
import { removeVehicle } from '../api/write-customers';
import { REGISTER } from '../register-keys';
import styles from './customers.module.css';

interface RemovalFormProps {
  vehicle: Vehicle;
  onRemoved: () => void;
  onClose: () => void;
}

/** Removes a car from the register, after a confirmation. */
export function RemovalForm({ vehicle, onRemoved, onClose }: RemovalFormProps) {
  const { run, isPending, problem } = useCommand(removeVehicle, { ...REGISTER, onDone: onRemoved });
  return (
    <Notice tone="waiting">
      <p>
        The car, its readings and its owner’s photos and documents are removed. Past visits keep what they say of it.
      </p>
      {problem && <p role="alert">{problemText(problem)}</p>}
      <div className={styles.buttons}>
        <Button variant="danger" busy={isPending} onClick={() => run({ vehicleId: vehicle.vehicleId })}>
          Remove
        </Button>
        <Button autoFocus onClick={onClose}>
          Keep
        </Button>
      </div>
    </Notice>
  );
}
