import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../components/ui/button';
import { ErrorState } from '../../../components/ui/error-state';
import { Skeleton } from '../../../components/ui/skeleton';
import { keys } from '../../../lib/query-keys';
import type { ShopWords } from '../../../lib/when';
import { readVehicleHistory } from '../api/read-vehicle-history';
import { VisitLine } from './visit-line';
import styles from './customers.module.css';

interface VehicleHistoryProps {
  vehicleId: string;
  label: string;
  settings: ShopWords;
  onClose: () => void;
}

/** The work on a car, under this owner and earlier ones. */
export function VehicleHistory({ vehicleId, label, settings, onClose }: VehicleHistoryProps) {
  const { data, error, refetch } = useQuery({
    queryKey: keys.history(vehicleId),
    queryFn: () => readVehicleHistory(vehicleId),
  });
  return (
    <section className={styles.form} aria-label={`History of ${label}`}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Skeleton height={96} />}
      {data?.length === 0 && <p className={styles.muted}>No visit so far.</p>}
      <ul className={styles.rows}>
        {data?.map((visit) => (
          <li key={visit.appointmentId}>
            <VisitLine
              visit={visit}
              name={visit.name}
              note={visit.isOfFormerOwner ? 'former owner' : ''}
              settings={settings}
            />
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button onClick={onClose}>Close the history</Button>
      </div>
    </section>
  );
}
