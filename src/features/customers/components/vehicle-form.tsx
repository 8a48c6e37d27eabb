import { useState } from 'react';
import { type Vehicle, type VehicleDetails, NO_VEHICLE_DETAILS } from '../../../../domain/vehicles/vehicle';
import { parseVin } from '../../../../domain/vehicles/vin';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { ProblemError } from '../../../lib/problem-error';
import { problemText } from '../../../lib/problem-text';
import { useUnsaved } from '../../../lib/use-unsaved';
import { useCommand } from '../../../lib/use-command';
import { saveVehicle } from '../api/write-customers';
import { REGISTER } from '../register-keys';
import styles from './customers.module.css';

interface VehicleFormProps {
  customerId: string;
  /** Null for a new one. */
  vehicle: Vehicle | null;
  onClose: () => void;
}

const numberOrNull = (text: string): number | null => (text === '' ? null : Number(text));

/** The form of a car's details. Checks a VIN while it is typed, and reads the model year from it. */
export function VehicleForm({ customerId, vehicle, onClose }: VehicleFormProps) {
  const [vehicleId] = useState(() => vehicle?.vehicleId ?? crypto.randomUUID());
  const [before] = useState<VehicleDetails>(vehicle ?? NO_VEHICLE_DETAILS);
  const [form, setForm] = useState(before);
  useUnsaved(JSON.stringify(form) !== JSON.stringify(before));
  const { run, isPending, problem } = useCommand(saveVehicle, { ...REGISTER, onDone: onClose });
  const set = (change: Partial<VehicleDetails>) => setForm({ ...form, ...change });
  const vin = form.vin.length < 17 ? null : parseVin(form.vin, new Date().getFullYear() + 1);
  const modelYear = vin?.ok ? vin.value.modelYear : null;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const { plate, make, model, year, nextDueOn, nextDueKm } = form;
        run({ plate, make, model, year, vin: form.vin, nextDueOn, nextDueKm, vehicleId, customerId });
      }}
    >
      <div className={styles.grid}>
        <Field label="Plate">
          <TextInput
            required
            autoFocus
            maxLength={20}
            value={form.plate}
            onChange={(event) => set({ plate: event.currentTarget.value })}
          />
        </Field>
        <Field label="Make">
          <TextInput maxLength={50} value={form.make} onChange={(event) => set({ make: event.currentTarget.value })} />
        </Field>
        <Field label="Model">
          <TextInput
            maxLength={50}
            value={form.model}
            onChange={(event) => set({ model: event.currentTarget.value })}
          />
        </Field>
        <Field label="Year" hint={modelYear === null ? undefined : `Model year by the VIN: ${String(modelYear)}`}>
          <TextInput
            type="number"
            min={1900}
            max={2100}
            value={form.year ?? ''}
            onChange={(event) => set({ year: numberOrNull(event.currentTarget.value) })}
          />
        </Field>
        <Field label="VIN" error={vin?.ok === false ? problemText(new ProblemError('INVALID_VIN')) : undefined}>
          <TextInput
            maxLength={25}
            autoComplete="off"
            value={form.vin}
            onChange={(event) => set({ vin: event.currentTarget.value.toUpperCase() })}
          />
        </Field>
        <Field label="Next service on">
          <TextInput
            type="date"
            value={form.nextDueOn ?? ''}
            onChange={(event) => set({ nextDueOn: event.currentTarget.value || null })}
          />
        </Field>
        <Field label="Next service at (km)">
          <TextInput
            type="number"
            min={0}
            max={5_000_000}
            value={form.nextDueKm ?? ''}
            onChange={(event) => set({ nextDueKm: numberOrNull(event.currentTarget.value) })}
          />
        </Field>
      </div>
      {problem && <Notice tone="problem">{problemText(problem)}</Notice>}
      <div className={styles.buttons}>
        <Button variant="primary" type="submit" busy={isPending}>
          Save the car
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
