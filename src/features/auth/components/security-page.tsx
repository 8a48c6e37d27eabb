import { ChangePassword } from './change-password';
import { EndSessions } from './end-sessions';
import { TwoStep } from './two-step';
import styles from './security-page.module.css';

interface SecurityPageProps {
  onSignedOut: () => void;
}

/** Sign-in settings: the second step, the password, and the devices. */
export function SecurityPage({ onSignedOut }: SecurityPageProps) {
  return (
    <div className={styles.page}>
      <h1>Sign-in and security</h1>
      <section className={styles.part} aria-labelledby="two-step">
        <h2 id="two-step">Two-step sign-in</h2>
        <TwoStep />
      </section>
      <section className={styles.part} aria-labelledby="password">
        <h2 id="password">Password</h2>
        <ChangePassword />
      </section>
      <section className={styles.part} aria-labelledby="devices">
        <h2 id="devices">Devices</h2>
        <EndSessions onSignedOut={onSignedOut} />
      </section>
    </div>
  );
}
