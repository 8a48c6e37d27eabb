import { useState } from 'react';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { problemText } from '../../../lib/problem-text';
import type { StaffRow } from '../api/read-settings';
import { resetTwoStep } from '../api/save';
import { useSave } from '../use-save';
import styles from './settings.module.css';

/** For a person who lost the phone with the authenticator app; asks for confirmation. */
export function TwoStepReset({ person }: { person: StaffRow }) {
  const [asked, setAsked] = useState(false);
  const { save, isPending, isSaved, problem } = useSave(resetTwoStep, () => setAsked(false));
  return (
    <section className={styles.card} aria-labelledby="lost-phone">
      <h2 id="lost-phone">Lost phone</h2>
      <p className={styles.muted}>
        Turns two-step sign-in off and signs them out everywhere. Make sure that it is them who ask.
      </p>
      {problem && <Notice tone="problem">{problemText(problem)}</Notice>}
      {isSaved && <Notice tone="ready">Two-step sign-in is off. They sign in with their password alone.</Notice>}
      <div className={styles.buttons}>
        {asked ? (
          <>
            <Button variant="danger" busy={isPending} onClick={() => save(person.staffId)}>
              Turn it off
            </Button>
            <Button onClick={() => setAsked(false)}>Leave it on</Button>
          </>
        ) : (
          <Button onClick={() => setAsked(true)}>Turn their two-step sign-in off</Button>
        )}
      </div>
    </section>
  );
}
