import { useState } from 'react';
import { type Actor, can } from '../../../../domain/access/permissions';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { ErrorState } from '../../../components/ui/error-state';
import { FileGrid } from '../../../shared/vehicle-files/file-grid';
import { useFilesOfRemovedCars } from '../../../shared/vehicle-files/use-vehicle-files';
import styles from './customers.module.css';

interface RemovedCarsSectionProps {
  actor: Actor;
  customerId: string;
  settings: ShopSettings;
}

/** Photos and documents of removed cars. Most customers have none, and then it shows nothing. */
export function RemovedCarsSection({ actor, customerId, settings }: RemovedCarsSectionProps) {
  const mayRead = can(actor, 'vehicle:read');
  const { data: files = [], error, refetch } = useFilesOfRemovedCars(customerId, mayRead);
  const [said, setSaid] = useState('');
  const readAgain = () => void refetch();
  if (!error && files.length === 0 && said === '') return null;
  return (
    <section className={styles.card} aria-labelledby="removed-cars">
      <h2 id="removed-cars">Files of removed cars</h2>
      <p className={styles.muted}>Kept for staff when a car was removed. No customer sees them.</p>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {error && <ErrorState error={error} onRetry={readAgain} />}
      {files.length > 0 && (
        <FileGrid
          files={files}
          label="removed cars"
          mayEdit={can(actor, 'vehicle:edit')}
          audience="STAFF"
          locale={settings.locale}
          timeZone={settings.timeZone}
          onBroken={readAgain}
          onRemoved={(name) => setSaid(`${name} was removed.`)}
        />
      )}
    </section>
  );
}
