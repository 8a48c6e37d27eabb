import { useEffect, useState } from 'react';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { TextInput } from '../../../components/ui/text-input';
import type { CalendarVisit } from '../api/appointment-row';
import { type Clock, dateWords, timeWords } from '../calendar-words';
import { CloseIcon } from './icons';
import toast from './transition-toast.module.css';
import styles from './reschedule-toast.module.css';

const STAYS_MS = 10_000;

interface DoneToastProps {
  after: CalendarVisit;
  clock: Clock;
  onUndo: (() => void) | null;
  onGone: () => void;
}

/** Says where the visit is now and offers to undo. */
export function DoneToast({ after, clock, onUndo, onGone }: DoneToastProps) {
  useEffect(() => {
    const timer = setTimeout(onGone, STAYS_MS);
    return () => clearTimeout(timer);
  }, [after, onGone]);
  return (
    <div className={toast.toast}>
      <span className={toast.text}>
        <bdi>{after.contactName}</bdi>: {dateWords(after.visitDate, clock.locale)}, {timeWords(after.startsAt, clock)}
      </span>
      {onUndo && (
        <button type="button" className={toast.undo} onClick={onUndo}>
          Undo
        </button>
      )}
      <button type="button" className={toast.close} onClick={onGone} aria-label="Dismiss">
        <CloseIcon />
      </button>
    </div>
  );
}

interface ReasonFormProps {
  rule: string;
  onGive: (reason: string) => void;
  onDrop: () => void;
}

/** Asks for the reason to override a rule. The audit records it. */
export function ReasonForm({ rule, onGive, onDrop }: ReasonFormProps) {
  const [reason, setReason] = useState('');
  return (
    <form
      className={styles.reason}
      role="dialog"
      aria-label="Reason for passing a rule"
      onKeyDown={(event) => event.key === 'Escape' && onDrop()}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onGive(reason.trim());
      }}
    >
      <p>{rule}. You may move it all the same.</p>
      <Field label="Why?" hint="Kept in the history for good: write nothing personal here.">
        <TextInput
          autoFocus
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" disabled={reason.trim() === ''}>
          Move it
        </Button>
        <Button onClick={onDrop}>Leave it</Button>
      </div>
    </form>
  );
}
