import { Skeleton } from '../../../components/ui/skeleton';
import styles from './calendar-skeleton.module.css';

/** The outline of the calendar while it is read. */
export function CalendarSkeleton() {
  return (
    <div className={styles.skeleton} role="status" aria-label="Loading the calendar">
      <h1 className="visually-hidden">The calendar</h1>
      <div className={styles.title}>
        <Skeleton width={180} height={30} />
        <Skeleton width={240} height={36} />
      </div>
      <div className={styles.strip}>
        <Skeleton height={64} />
        <Skeleton height={64} />
        <Skeleton height={64} />
      </div>
      <div className={styles.grid}>
        {['a', 'b', 'c', 'd', 'e', 'f'].map((column) => (
          <div key={column} className={styles.column}>
            <Skeleton height={36} />
            <Skeleton height={84} />
            <Skeleton height={132} />
          </div>
        ))}
      </div>
    </div>
  );
}
