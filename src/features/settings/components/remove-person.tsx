import { useState } from 'react';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { problemText } from '../../../lib/problem-text';
import type { StaffRow } from '../api/read-settings';
import { removeStaffMember } from '../api/save';
import { useSave } from '../use-save';
import styles from './settings.module.css';

/** Removes a former colleague's personal details, after a confirmation. */
export function RemovePerson({ person, onRemoved }: { person: StaffRow; onRemoved: () => void }) {
  const [asked, setAsked] = useState(false);
  const { save, isPending, problem } = useSave(removeStaffMember, onRemoved);
  return (
    <section className={styles.card} aria-labelledby="remove-person">
      <h2 id="remove-person">Personal details</h2>
      <p className={styles.muted}>
        Removes the name, e-mail address, phone number and sign-in of <bdi>{person.name}</bdi> for good. What they did
        stays on record, as a former colleague’s. If they come back, invite them again.
      </p>
      {problem && <Notice tone="problem">{problemText(problem)}</Notice>}
      <div className={styles.buttons}>
        {asked ? (
          <>
            <Button variant="danger" busy={isPending} onClick={() => save(person.staffId)}>
              Remove for good
            </Button>
            <Button onClick={() => setAsked(false)}>Keep them</Button>
          </>
        ) : (
          <Button onClick={() => setAsked(true)}>Remove their personal details</Button>
        )}
      </div>
    </section>
  );
}
