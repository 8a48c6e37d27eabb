import { useState } from 'react';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { changePassword } from '../api/change-password';
import { authProblemText } from '../auth-problem';
import { newPasswordRule, PASSWORD_HINT, passwordGivenRule } from '../field-rules';
import { useAuthForm } from '../hooks/use-auth-form';
import styles from './security-page.module.css';

/** A new password for a person who knows the old one. Empties the form afterwards. */
export function ChangePassword() {
  const [changes, setChanges] = useState(0);
  return (
    <>
      {changes > 0 && <Notice tone="ready">Your password is changed. Use the new one from now on.</Notice>}
      <ChangeForm key={changes} onChanged={() => setChanges(changes + 1)} />
    </>
  );
}

const RULES = { oldPassword: passwordGivenRule, newPassword: newPasswordRule };

function ChangeForm({ onChanged }: { onChanged: () => void }) {
  const { onSubmit, problems, refusal, busy } = useAuthForm(RULES, async (change) => {
    try {
      await changePassword(change);
    } catch (error) {
      return isWrongPassword(error) ? 'That is not your present password.' : authProblemText(error);
    }
    onChanged();
    return undefined;
  });
  return (
    <form className={styles.form} onSubmit={onSubmit} noValidate>
      {refusal && <Notice tone="problem">{refusal}</Notice>}
      <Field label="Present password" error={problems.oldPassword}>
        <TextInput name="oldPassword" type="password" autoComplete="current-password" />
      </Field>
      <Field label="New password" hint={PASSWORD_HINT} error={problems.newPassword}>
        <TextInput name="newPassword" type="password" autoComplete="new-password" />
      </Field>
      <p className={styles.actions}>
        <Button type="submit" busy={busy}>
          Change the password
        </Button>
      </p>
    </form>
  );
}

const isWrongPassword = (error: unknown): boolean =>
  error instanceof Error && /incorrect username or password/i.test(error.message);
