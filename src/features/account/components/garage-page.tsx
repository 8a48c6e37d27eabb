import { useState } from 'react';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorState } from '../../../components/ui/error-state';
import { useGarage } from '../hooks/use-garage';
import { AccountSkeleton } from './account-skeleton';
import { CarForm } from './car-form';
import { GarageCar } from './garage-car';
import styles from './account.module.css';

/** The customer's cars: to see, add and edit. */
export function GaragePage({ customerId }: { customerId: string }) {
  const [adding, setAdding] = useState<'NOT_YET' | 'NOW' | 'DONE'>('NOT_YET');
  const { data: garage, error, refetch } = useGarage(customerId);
  if (error && !garage) return <ErrorState level={1} error={error} onRetry={() => void refetch()} />;
  if (!garage) return <AccountSkeleton />;
  const isEmpty = garage.cars.length === 0;
  const add = (
    <Button variant="primary" autoFocus={adding === 'DONE'} onClick={() => setAdding('NOW')}>
      Add a car
    </Button>
  );
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>Your cars</h1>
        {!isEmpty && adding !== 'NOW' && add}
      </header>
      {adding === 'NOW' && <CarForm garage={garage} car={null} onClose={() => setAdding('DONE')} />}
      {isEmpty && adding !== 'NOW' && (
        <EmptyState
          title="No cars yet"
          text="Add your car once, and booking a repair needs only a time."
          action={add}
        />
      )}
      {garage.cars.map((car) => (
        <GarageCar key={car.vehicleId} garage={garage} car={car} />
      ))}
    </div>
  );
}
