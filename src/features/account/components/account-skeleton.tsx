import { Skeleton } from '../../../components/ui/skeleton';
import styles from './account.module.css';

/** The outline of an account page while it is read. */
export function AccountSkeleton() {
  return (
    <div className={styles.page} role="status" aria-label="Loading your account">
      <h1 className="visually-hidden">Your account</h1>
      <Skeleton width={180} height={37} />
      <Skeleton height={320} />
    </div>
  );
}
