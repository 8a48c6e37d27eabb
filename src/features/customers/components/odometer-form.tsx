import { useState } from 'react';
import type { Vehicle } from '../../../../domain/vehicles/vehicle';
import type { LocalDate } from '../../../../domain/shared/time';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { problemText } from '../../../lib/problem-text';
import { useUnsaved } from '../../../lib/use-unsaved';
import { useCommand } from '../../../lib/use-command';
import { recordOdometer } from '../api/write-customers';
import { REGISTER } from '../register-keys';
import { dateText, kmText } from '../words';
import styles from './customers.module.css';

interface OdometerFormProps {
  vehicle: Vehicle;
  today: LocalDate;
  locale: string;
  onClose: () => void;
}

/** Records an odometer reading. Asks about one that runs backwards. */
export function OdometerForm({ vehicle: { vehicleId, odometer }, today, locale, onClose }: OdometerFormProps) {
  const [on, setOn] = useState(today);
  const [km, setKm] = useState('');
  const { run, isPending, problem } = useCommand(recordOdometer, { ...REGISTER, onDone: onClose });
  const runsBack = problem?.code === 'ODOMETER_RUNS_BACK';
  const last = odometer.at(-1);
  useUnsaved(km !== '');
  const send = (accept: boolean) => run({ vehicleId, on, km: Number(km), accept });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send(false);
      }}
    >
      <div className={styles.grid}>
        <Field label="Odometer (km)" hint={last && `Last: ${kmText(last.km, locale)} on ${dateText(last.on, locale)}`}>
          <TextInput
            type="number"
            required
            autoFocus
            min={0}
            max={5_000_000}
            value={km}
            onChange={(event) => setKm(event.currentTarget.value)}
          />
        </Field>
        <Field label="Read on">
          <TextInput
            type="date"
            required
            max={today}
            value={on}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
        </Field>
      </div>
      {problem && <Notice tone={runsBack ? 'waiting' : 'problem'}>{problemText(problem)}</Notice>}
      <div className={styles.buttons}>
        <Button variant="primary" type="submit" busy={isPending}>
          Save the reading
        </Button>
        {runsBack && <Button onClick={() => send(true)}>It is right all the same</Button>}
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
