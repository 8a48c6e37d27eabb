import { Button } from '../../../components/ui/button';
import { LinkButton } from '../../../components/ui/link-button';
import { usePageTitle } from '../use-page-title';
import { useSignOut } from '../use-sign-out';
import styles from './forbidden-page.module.css';

/** Shown to a person whose access ended while they were signed in. */
export function AccessEndedPage() {
  usePageTitle('Access ended');
  const signOut = useSignOut();
  return (
    <main className={styles.page} id="main">
      <h1>Your access has ended</h1>
      <p>An administrator has switched your sign-in off. If that is a mistake, ask them to switch it on again.</p>
      <div className={styles.actions}>
        <Button variant="primary" onClick={() => void signOut()}>
          Sign out
        </Button>
        <LinkButton to="/">Public site</LinkButton>
      </div>
    </main>
  );
}
