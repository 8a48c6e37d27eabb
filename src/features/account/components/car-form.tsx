import { useState } from 'react';
import { type Vehicle, plateKey } from '../../../../domain/vehicles/vehicle';
import { localDateOf } from '../../../../domain/shared/time';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { problemText } from '../../../lib/problem-text';
import { useFieldForm } from '../../../lib/use-field-form';
import { useUnsaved } from '../../../lib/use-unsaved';
import type { Garage } from '../api/list-vehicles';
import { carChangeOf } from '../car-change';
import { anythingRule, kmRule, makeRule, plateRule, vinRule, yearRule } from '../field-rules';
import { useSaveCar } from '../hooks/use-garage';
import styles from './account.module.css';

const RULES = { plate: plateRule, make: makeRule, model: anythingRule, year: yearRule, km: kmRule, vin: vinRule };

interface CarFormProps {
  garage: Garage;
  /** The car to edit, or null for a new one. */
  car: Vehicle | null;
  onClose: () => void;
}

/** A car's plate, make, model, year, odometer and VIN. */
export function CarForm({ garage, car, onClose }: CarFormProps) {
  // Sending a new car again writes the same one.
  const [vehicleId] = useState(() => car?.vehicleId ?? crypto.randomUUID());
  const [isChanged, setIsChanged] = useState(false);
  useUnsaved(isChanged);
  const { mutateAsync } = useSaveCar(garage.customerId);
  const { onSubmit, problems, refusal, busy } = useFieldForm(
    RULES,
    async (typed) => {
      const others = garage.cars.filter((other) => other.vehicleId !== vehicleId);
      if (others.some(({ plate }) => plateKey(plate) === plateKey(typed.plate))) {
        return 'A car with this plate is in your list already.';
      }
      await mutateAsync(
        carChangeOf({ vehicleId, before: car, typed, today: localDateOf(Date.now(), garage.timeZone) }),
      );
      onClose();
      return undefined;
    },
    problemText,
  );
  const title = car ? `Edit ${car.plate}` : 'Add a car';
  return (
    <form className={styles.card} aria-label={title} onSubmit={onSubmit} onChange={() => setIsChanged(true)} noValidate>
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
        <Field label="Model (optional)">
          <TextInput name="model" maxLength={50} placeholder="Corolla" defaultValue={car?.model} />
        </Field>
        <Field label="Year (optional)" error={problems.year}>
          <TextInput name="year" inputMode="numeric" maxLength={4} defaultValue={car?.year ?? ''} />
        </Field>
        <Field label="Odometer today, in km (optional)" error={problems.km}>
          <TextInput name="km" inputMode="numeric" maxLength={9} defaultValue={car?.odometer.at(-1)?.km ?? ''} />
        </Field>
        <Field label="VIN (optional)" hint="17 characters, from the car’s papers." error={problems.vin}>
          <TextInput name="vin" autoCapitalize="characters" maxLength={25} defaultValue={car?.vin} />
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
