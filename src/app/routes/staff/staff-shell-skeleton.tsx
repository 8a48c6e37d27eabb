import styles from './staff-shell.module.css';

/** The empty frame while the signed-in person is read. */
export function StaffShellSkeleton() {
  return (
    <div className={styles.shell} data-rail="wide">
      <div className={styles.rail} />
      <div className={styles.bar} />
      <main className="visually-hidden">
        <h1>Staff</h1>
        <p role="status">Opening the staff area</p>
      </main>
    </div>
  );
}
