import { Notice } from '../../../components/ui/notice';
import styles from './form-parts.module.css';

const WORDS = {
  PASSWORD_CHANGED: 'Your password is changed. Sign in with the new one.',
  DELETED: 'Your account is deleted. You can still book without one.',
};

/** Why the person is back at the sign-in form. */
export type Done = keyof typeof WORDS;

export function DoneNotice({ done }: { done: Done }) {
  return (
    <div className={styles.done}>
      <Notice tone="ready">{WORDS[done]}</Notice>
    </div>
  );
}
