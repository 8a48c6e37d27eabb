import { Skeleton } from '../../../components/ui/skeleton';
import styles from './my-appointments-page.module.css';

/** The outline of the visits while they are read. */
export function VisitsSkeleton() {
  return (
    <div className={styles.part} role="status" aria-label="Loading your appointments">
      <Skeleton width={120} height={24} />
      <Skeleton height={220} />
      <Skeleton height={64} />
      <Skeleton height={64} />
    </div>
  );
}
