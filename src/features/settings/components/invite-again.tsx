import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { problemText } from '../../../lib/problem-text';
import type { StaffRow } from '../api/read-settings';
import { resendInvitation } from '../api/save';
import { useSave } from '../use-save';
import styles from './settings.module.css';

const sent = () => undefined;

/** For a person whose first password was lost or ran out. */
export function InviteAgain({ person }: { person: StaffRow }) {
  const { save, isPending, isSaved, problem } = useSave(resendInvitation, sent);
  return (
    <section className={styles.card} aria-labelledby="invitation">
      <h2 id="invitation">Invitation</h2>
      <p className={styles.muted}>
        For someone who hasn’t signed in yet: an email with a new first password. The old one stops working.
      </p>
      {problem && <Notice tone="problem">{problemText(problem)}</Notice>}
      {isSaved && (
        <Notice tone="ready">
          The invitation is on its way to <bdi>{person.email}</bdi>.
        </Notice>
      )}
      <div className={styles.buttons}>
        <Button busy={isPending} onClick={() => save(person.staffId)}>
          Send the invitation again
        </Button>
      </div>
    </section>
  );
}
