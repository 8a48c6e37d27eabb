import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { signOutEverywhere } from '../api/sign-out-everywhere';
import { authProblemText } from '../auth-problem';
import styles from './security-page.module.css';

interface EndSessionsProps {
  onSignedOut: () => void;
}

/** Signs out on every device, for a lost phone or a leaked password. */
export function EndSessions({ onSignedOut }: EndSessionsProps) {
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error } = useMutation({ mutationFn: signOutEverywhere, onSuccess: onSignedOut });
  return (
    <>
      <p>Lost a phone, or signed in on a computer that is not yours? A page that is open there ends within the hour.</p>
      {error && <Notice tone="problem">{authProblemText(error)}</Notice>}
      {asking ? (
        <div className={styles.actions} role="group" aria-label="Sign out on all devices?">
          <p>You will have to sign in again everywhere, here too.</p>
          <Button variant="danger" busy={isPending} onClick={() => mutate()}>
            Sign out everywhere
          </Button>
          <Button autoFocus disabled={isPending} onClick={() => setAsking(false)}>
            Stay signed in
          </Button>
        </div>
      ) : (
        <p className={styles.actions}>
          <Button onClick={() => setAsking(true)}>Sign out on all devices</Button>
        </p>
      )}
    </>
  );
}
