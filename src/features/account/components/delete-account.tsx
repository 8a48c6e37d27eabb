import { useState } from 'react';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { problemText } from '../../../lib/problem-text';
import { useFieldForm } from '../../../lib/use-field-form';
import { deleteAccount } from '../api/delete-account';
import { deleteWordRule } from '../field-rules';
import styles from './account.module.css';

interface DeleteAccountProps {
  customerId: string;
  onDeleted: () => void;
}

/** Deletes the account, after the person has typed a word. */
export function DeleteAccount({ customerId, onDeleted }: DeleteAccountProps) {
  const [asking, setAsking] = useState(false);
  return (
    <section className={styles.card} aria-labelledby="delete-account">
      <h2 id="delete-account">Delete your account</h2>
      <p>
        Your sign-in, your cars and your contact details go, and nobody can bring them back. What was done and what it
        cost stays in the workshop’s books, without your name. Cancel visits that are still to come first.
      </p>
      {asking ? (
        <DeleteForm customerId={customerId} onDeleted={onDeleted} onClose={() => setAsking(false)} />
      ) : (
        <p className={styles.actions}>
          <Button variant="danger" onClick={() => setAsking(true)}>
            Delete my account
          </Button>
        </p>
      )}
    </section>
  );
}

const RULES = { word: deleteWordRule };

function DeleteForm({ customerId, onDeleted, onClose }: DeleteAccountProps & { onClose: () => void }) {
  const { onSubmit, problems, refusal, busy } = useFieldForm(
    RULES,
    async () => {
      await deleteAccount(customerId);
      onDeleted();
    },
    problemText,
  );
  return (
    <form className={styles.narrow} onSubmit={onSubmit} noValidate>
      {refusal && <Notice tone="problem">{refusal}</Notice>}
      <Field label="Type the word delete to go on" error={problems.word}>
        <TextInput name="word" autoComplete="off" autoCapitalize="none" autoFocus />
      </Field>
      <p className={styles.actions}>
        <Button type="submit" variant="danger" busy={busy}>
          Delete my account for good
        </Button>
        <Button disabled={busy} onClick={onClose}>
          Keep it
        </Button>
      </p>
    </form>
  );
}
