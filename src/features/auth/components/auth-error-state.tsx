import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { authProblemText } from '../auth-problem';
import styles from './security-page.module.css';

interface AuthErrorStateProps {
  error: unknown;
  onRetry: () => void;
}

/** The user pool did not answer: says so, with a retry button. */
export function AuthErrorState({ error, onRetry }: AuthErrorStateProps) {
  return (
    <>
      <Notice tone="problem">{authProblemText(error)}</Notice>
      <p className={styles.actions}>
        <Button onClick={onRetry}>Try again</Button>
      </p>
    </>
  );
}
