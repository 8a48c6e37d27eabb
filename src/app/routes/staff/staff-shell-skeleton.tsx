import styles from './staff-shell.module.css';

/** The empty frame while it is found out who is there. */
export function StaffShellSkeleton() {
  return (
    <div className={styles.shell} data-rail="wide" role="status" aria-label="Opening the staff area">
      <div className={styles.rail} />
      <div className={styles.bar} />
    </div>
  );
}
