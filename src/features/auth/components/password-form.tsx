import { Link, useLocation } from 'react-router-dom';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { authErrorName } from '../auth-problem';
import { signInWithPassword } from '../api/sign-in';
import type { SignInStep } from '../api/sign-in-step';
import { emailRule, passwordGivenRule } from '../field-rules';
import { useAuthForm } from '../hooks/use-auth-form';
import styles from './form-parts.module.css';

const RULES = { email: emailRule, password: passwordGivenRule };

interface PasswordFormProps {
  onNext: (step: SignInStep, email: string) => unknown;
}

/** Email and password. */
export function PasswordForm({ onNext }: PasswordFormProps) {
  const { search } = useLocation();
  const { onSubmit, problems, refusal, busy } = useAuthForm(RULES, async ({ email, password }) => {
    const address = email.trim();
    await onNext(await stepAfter(address, password), address);
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      {refusal && <Notice tone="problem">{refusal}</Notice>}
      <Field label="E-mail" error={problems.email}>
        <TextInput name="email" type="email" autoComplete="username" inputMode="email" />
      </Field>
      <Field label="Password" error={problems.password}>
        <TextInput name="password" type="password" autoComplete="current-password" />
      </Field>
      <Link className={styles.forgot} to={`/reset-password${search}`}>
        Forgot the password?
      </Link>
      <Button type="submit" variant="primary" size="large" busy={busy}>
        Sign in
      </Button>
    </form>
  );
}

/** Some pools answer with a next step, others with an error of that name: both open the same form. */
async function stepAfter(email: string, password: string): Promise<SignInStep> {
  try {
    return await signInWithPassword(email, password);
  } catch (error) {
    if (authErrorName(error) === 'UserNotConfirmedException') return 'CONFIRM_SIGN_UP';
    if (authErrorName(error) === 'PasswordResetRequiredException') return 'RESET_PASSWORD';
    throw error;
  }
}
