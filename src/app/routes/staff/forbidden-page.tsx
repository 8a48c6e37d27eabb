import { useSignOut } from '../use-sign-out';
import { Button } from '../../../components/ui/button';
import { LinkButton } from '../../../components/ui/link-button';
import { usePageTitle } from '../use-page-title';
import styles from './forbidden-page.module.css';

/** Shown to a customer in the staff area. */
export function ForbiddenPage() {
  usePageTitle('Staff only');
  const signOut = useSignOut();
  return (
    <main className={styles.page} id="main">
      <svg className={styles.sign} viewBox="0 0 96 96" aria-hidden="true">
        <rect x="20" y="10" width="56" height="78" rx="6" />
        <path d="M20 28h56M20 46h56M20 64h56" />
        <circle cx="66" cy="76" r="3" />
      </svg>
      <h1>Staff only</h1>
      <p>This part of the workshop is for the people who work here. Your own visits are on your page.</p>
      <div className={styles.actions}>
        <LinkButton to="/my/appointments">My appointments</LinkButton>
        <Button variant="secondary" onClick={() => void signOut()}>
          Sign in as somebody else
        </Button>
      </div>
    </main>
  );
}
