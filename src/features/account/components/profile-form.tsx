import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { problemText } from '../../../lib/problem-text';
import { useFieldForm } from '../../../lib/use-field-form';
import type { Profile } from '../api/read-profile';
import { nameRule, phoneRule } from '../field-rules';
import { useSaveProfile } from '../hooks/use-profile';
import styles from './account.module.css';

const RULES = { name: nameRule, phone: phoneRule };

interface ProfileFormProps {
  customerId: string;
  profile: Profile;
}

/** Name and phone to change; the e-mail is that of the sign-in and stands there to be read. */
export function ProfileForm({ customerId, profile }: ProfileFormProps) {
  const { mutateAsync, isSuccess, reset } = useSaveProfile(customerId);
  const { onSubmit, problems, refusal, busy } = useFieldForm(
    RULES,
    ({ name, phone }) => mutateAsync({ name: name.trim(), phone: phone.trim() }),
    problemText,
  );
  return (
    <form className={styles.card} onSubmit={onSubmit} onChange={reset} noValidate>
      {refusal && <Notice tone="problem">{refusal}</Notice>}
      <div className={styles.fields}>
        <Field label="Your name" error={problems.name}>
          <TextInput name="name" autoComplete="name" maxLength={100} defaultValue={profile.name} />
        </Field>
        <Field label="Phone (optional)" hint="Only if there is a question about your car." error={problems.phone}>
          <TextInput name="phone" type="tel" autoComplete="tel" maxLength={30} defaultValue={profile.phone} />
        </Field>
        <Field label="E-mail" hint="The address you sign in with. Confirmations go there.">
          <TextInput type="email" readOnly value={profile.email} />
        </Field>
      </div>
      {isSuccess && <Notice tone="ready">Your profile is saved.</Notice>}
      <p className={styles.actions}>
        <Button type="submit" variant="primary" busy={busy}>
          Save the profile
        </Button>
      </p>
    </form>
  );
}
