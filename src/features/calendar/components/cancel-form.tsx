import { useState } from 'react';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { TextArea } from '../../../components/ui/text-area';
import styles from './cancel-form.module.css';

interface CancelFormProps {
  busy: boolean;
  onCancel: (reason: string) => void;
  onKeep: () => void;
}

const MAX_REASON = 300;

/** Asks why before a visit is cancelled: the customer reads the reason in the mail. */
export function CancelForm({ busy, onCancel, onKeep }: CancelFormProps) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() === '') setMissing(true);
        else onCancel(reason.trim());
      }}
    >
      <Field
        label="Why is it cancelled?"
        hint="The customer reads this in the cancellation mail, and it stays on record for good: write nothing personal here."
        error={missing && reason.trim() === '' ? 'Give a reason in a few words.' : undefined}
      >
        <TextArea
          value={reason}
          rows={3}
          maxLength={MAX_REASON}
          autoFocus
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" variant="danger" busy={busy}>
          Cancel appointment
        </Button>
        <Button variant="secondary" onClick={onKeep} disabled={busy}>
          Keep it
        </Button>
      </div>
    </form>
  );
}
