import { useState } from 'react';
import type { Vehicle } from '../../../../domain/vehicles/vehicle';
import { localDateOf } from '../../../../domain/shared/time';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { VisuallyHidden } from '../../../components/ui/visually-hidden';
import { VehicleFiles } from '../../../shared/vehicle-files/vehicle-files';
import { problemText } from '../../../lib/problem-text';
import type { Garage } from '../api/list-vehicles';
import { carWords } from '../car-words';
import { useRemoveCar } from '../hooks/use-garage';
import { CarForm } from './car-form';
import styles from './garage-car.module.css';

interface GarageCarProps {
  garage: Garage;
  car: Vehicle;
}

type Shown = 'CAR' | 'FORM' | 'REMOVAL' | 'CAR_AGAIN';

/** One car, or its form. The focus returns to the button when the form closes. */
export function GarageCar({ garage, car }: GarageCarProps) {
  const [shown, setShown] = useState<Shown>('CAR');
  const [today] = useState(() => localDateOf(Date.now(), garage.timeZone));
  if (shown === 'FORM') return <CarForm garage={garage} car={car} onClose={() => setShown('CAR_AGAIN')} />;
  const words = carWords(car, today, garage.locale);
  return (
    <article className={styles.car} aria-label={car.plate}>
      <bdi className={styles.plate}>{car.plate}</bdi>
      <div className={styles.words}>
        <bdi>{words.what}</bdi>
        {words.odometer && <span>{words.odometer}</span>}
        {words.due && <span>{words.due}</span>}
      </div>
      {shown === 'REMOVAL' ? (
        <Removal garage={garage} car={car} onClose={() => setShown('CAR_AGAIN')} />
      ) : (
        <div className={styles.buttons}>
          <Button autoFocus={shown === 'CAR_AGAIN'} onClick={() => setShown('FORM')}>
            Edit<VisuallyHidden> {car.plate}</VisuallyHidden>
          </Button>
          <Button onClick={() => setShown('REMOVAL')}>
            Remove<VisuallyHidden> {car.plate}</VisuallyHidden>
          </Button>
        </div>
      )}
      <VehicleFiles
        vehicleId={car.vehicleId}
        label={car.plate}
        mayEdit
        audience="CUSTOMER"
        locale={garage.locale}
        timeZone={garage.timeZone}
      />
    </article>
  );
}

function Removal({ garage, car, onClose }: GarageCarProps & { onClose: () => void }) {
  const { mutate, isPending, error } = useRemoveCar(garage.customerId);
  return (
    <div className={styles.removal} role="group" aria-label={`Remove ${car.plate}?`}>
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      <p>
        It goes from your list, with the photos and documents that you added. What the workshop added stays with the
        workshop, and your visits keep what they say of the car.
      </p>
      <div className={styles.buttons}>
        <Button variant="danger" busy={isPending} onClick={() => mutate(car.vehicleId)}>
          Remove this car
        </Button>
        <Button autoFocus disabled={isPending} onClick={onClose}>
          Keep it
        </Button>
      </div>
    </div>
  );
}
