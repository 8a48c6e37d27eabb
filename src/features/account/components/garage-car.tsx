import { useState } from 'react';
import { Button } from '../../../components/ui/button';
import { VisuallyHidden } from '../../../components/ui/visually-hidden';
import type { Vehicle } from '../api/list-vehicles';
import { CarForm } from './car-form';
import styles from './garage-car.module.css';

interface GarageCarProps {
  customerId: string;
  cars: readonly Vehicle[];
  car: Vehicle;
}

/** One car, or the form of it. The focus comes back to the button when the form closes. */
export function GarageCar({ customerId, cars, car }: GarageCarProps) {
  const [shown, setShown] = useState<'CAR' | 'FORM' | 'CAR_AGAIN'>('CAR');
  if (shown === 'FORM') {
    return <CarForm customerId={customerId} cars={cars} car={car} onClose={() => setShown('CAR_AGAIN')} />;
  }
  const words = [car.make, car.model, car.year].filter(Boolean).join(' ');
  return (
    <article className={styles.car} aria-label={car.plate}>
      <bdi className={styles.plate}>{car.plate}</bdi>
      <bdi className={styles.words}>{words}</bdi>
      <Button autoFocus={shown === 'CAR_AGAIN'} onClick={() => setShown('FORM')}>
        Edit<VisuallyHidden> {car.plate}</VisuallyHidden>
      </Button>
    </article>
  );
}
