import { useState } from 'react';
import { type CustomerDetails, prefersCall, wantsReminders } from '../../../../domain/customers/customer';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { problemText } from '../../../lib/problem-text';
import { useUnsaved } from '../../../lib/use-unsaved';
import { wrongAt } from '../words';
import styles from './customers.module.css';

type TextField = Exclude<keyof CustomerDetails, 'marketingConsent' | 'reminderMails' | 'preferredContact'>;

interface CustomerFormProps {
  details: CustomerDetails;
  /** The address is that of a sign-in, which only the person themselves can change. */
  emailIsFixed?: boolean;
  saving: boolean;
  error: unknown;
  /** What else there is to see before it is sent again. */
  beside?: React.ReactNode;
  onSave: (details: CustomerDetails) => void;
  onCancel: () => void;
}

/** What is known of a person, to be filled in. */
export function CustomerForm({
  details,
  emailIsFixed = false,
  saving,
  error,
  beside,
  onSave,
  onCancel,
}: CustomerFormProps) {
  const [before] = useState(details);
  const [form, setForm] = useState(details);
  useUnsaved(JSON.stringify(form) !== JSON.stringify(before));
  const text = (field: TextField, max: number) => ({
    value: form[field],
    maxLength: max,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => setForm({ ...form, [field]: event.currentTarget.value }),
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(form);
      }}
    >
      <div className={styles.grid}>
        <Field label="Name" error={wrongAt(error, 'name')}>
          <TextInput required autoFocus autoComplete="off" {...text('name', 100)} />
        </Field>
        <Field
          label="E-mail"
          error={wrongAt(error, 'email')}
          hint={emailIsFixed ? 'The address of their sign-in. They change it themselves.' : undefined}
        >
          <TextInput type="email" autoComplete="off" readOnly={emailIsFixed} {...text('email', 254)} />
        </Field>
        <Field label="Phone" error={wrongAt(error, 'phone')}>
          <TextInput type="tel" autoComplete="off" required={prefersCall(form)} {...text('phone', 30)} />
        </Field>
        <Field label="Contact by">
          <select
            className="control"
            value={form.preferredContact ?? 'EMAIL'}
            onChange={(event) =>
              setForm({ ...form, preferredContact: event.currentTarget.value === 'PHONE' ? 'PHONE' : 'EMAIL' })
            }
          >
            <option value="EMAIL">E-mail</option>
            <option value="PHONE">A call</option>
          </select>
        </Field>
        <Field label="Street">
          <TextInput autoComplete="off" {...text('street', 100)} />
        </Field>
        <Field label="Postcode">
          <TextInput autoComplete="off" {...text('postcode', 20)} />
        </Field>
        <Field label="City">
          <TextInput autoComplete="off" {...text('city', 60)} />
        </Field>
      </div>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={wantsReminders(form)}
          onChange={(event) => setForm({ ...form, reminderMails: event.currentTarget.checked })}
        />
        Is reminded of visits
      </label>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={form.marketingConsent}
          onChange={(event) => setForm({ ...form, marketingConsent: event.currentTarget.checked })}
        />
        Agrees to hear about offers
      </label>
      {error !== null && <Notice tone="problem">{problemText(error)}</Notice>}
      {beside}
      <div className={styles.buttons}>
        <Button variant="primary" type="submit" busy={saving}>
          Save
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
