import { useState } from 'react';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { problemText } from '../../../lib/problem-text';
import { useFieldForm } from '../../../lib/use-field-form';
import type { Vehicle } from '../api/list-vehicles';
import { anythingRule, makeRule, plateRule, yearRule } from '../field-rules';
import { useSaveVehicle } from '../hooks/use-garage';
import { isSamePlate } from '../same-plate';
import styles from './account.module.css';

const RULES = { plate: plateRule, make: makeRule, model: anythingRule, year: yearRule };

interface CarFormProps {
  customerId: string;
  /** The cars that are there already. */
  cars: readonly Vehicle[];
  /** The car to put right, or null for a new one. */
  car: Vehicle | null;
  onClose: () => void;
}

/** A car's plate, make, model and year. */
export function CarForm({ customerId, cars, car, onClose }: CarFormProps) {
  // Sending a new car again writes the same one.
  const [vehicleId] = useState(() => car?.vehicleId ?? crypto.randomUUID());
  const { mutateAsync } = useSaveVehicle(customerId);
  const { onSubmit, problems, refusal, busy } = useFieldForm(
    RULES,
    async ({ plate, make, model, year }) => {
      if (cars.some((other) => other.vehicleId !== vehicleId && isSamePlate(other.plate, plate))) {
        return 'A car with this plate is in your list already.';
      }
      const typed = { plate: plate.trim(), make: make.trim(), model: model.trim() };
      await mutateAsync({ vehicleId, ...typed, year: year.trim() === '' ? null : Number(year) });
      onClose();
      return undefined;
    },
    problemText,
  );
  const title = car ? `Edit ${car.plate}` : 'Add a car';
  return (
    <form className={styles.card} aria-label={title} onSubmit={onSubmit} noValidate>
      <h2>
        <bdi>{title}</bdi>
      </h2>
      {refusal && <Notice tone="problem">{refusal}</Notice>}
      <div className={styles.fields}>
        <Field label="Number plate" error={problems.plate}>
          <TextInput name="plate" autoCapitalize="characters" maxLength={20} defaultValue={car?.plate} autoFocus />
        </Field>
        <Field label="Make" error={problems.make}>
          <TextInput name="make" maxLength={50} placeholder="Toyota" defaultValue={car?.make} />
        </Field>
        <Field label="Model (optional)" error={problems.model}>
          <TextInput name="model" maxLength={50} placeholder="Corolla" defaultValue={car?.model} />
        </Field>
        <Field label="Year (optional)" error={problems.year}>
          <TextInput name="year" inputMode="numeric" maxLength={4} defaultValue={car?.year ?? ''} />
        </Field>
      </div>
      <p className={styles.actions}>
        <Button type="submit" variant="primary" busy={busy}>
          {car ? 'Save the car' : 'Add the car'}
        </Button>
        <Button disabled={busy} onClick={onClose}>
          Cancel
        </Button>
      </p>
    </form>
  );
}
