import { useQuery } from '@tanstack/react-query';
import { Button } from '../../../components/ui/button';
import { keys } from '../../../lib/query-keys';
import { currentEmail } from '../../../lib/session';
import { useSignOut } from '../use-sign-out';
import styles from './account-line.module.css';

/** The signed-in person and "Sign out", at the foot of the customer's page. */
export function AccountLine() {
  const { data: email } = useQuery({ queryKey: keys.email, queryFn: currentEmail, staleTime: Infinity });
  const signOut = useSignOut();
  return (
    <p className={styles.account}>
      <span>
        Signed in as <strong>{email}</strong>
      </span>
      <Button variant="quiet" onClick={() => void signOut()}>
        Sign out
      </Button>
    </p>
  );
}
