import { useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { createAccount } from '../api/sign-up';
import { emailRule, nameRule, newPasswordRule, PASSWORD_HINT } from '../field-rules';
import { useAuthForm } from '../hooks/use-auth-form';
import { AuthFrame } from './auth-frame';
import { ConfirmEmail } from './confirm-email';

const RULES = { name: nameRule, email: emailRule, password: newPasswordRule };

/** A new account: name, email, password, then the code from the email. */
export function SignUpPage() {
  const location = useLocation();
  const waiting = (location.state as { confirm?: string } | null)?.confirm;
  const [account, setAccount] = useState<{ email: string; password: string | null } | null>(
    waiting ? { email: waiting, password: null } : null,
  );
  const { onSubmit, problems, refusal, busy } = useAuthForm(RULES, async ({ name, email, password }) => {
    const address = email.trim();
    await createAccount({ name: name.trim(), email: address, password });
    setAccount({ email: address, password });
  });
  if (account) return <ConfirmEmail {...account} onOther={() => setAccount(null)} />;
  return (
    <AuthFrame
      title="Create an account"
      lead="Your visits in one place, and the state of your car live."
      links={
        <p>
          Have an account? <Link to={`/sign-in${location.search}`}>Sign in</Link>
        </p>
      }
    >
      <form onSubmit={onSubmit} noValidate>
        {refusal && <Notice tone="problem">{refusal}</Notice>}
        <Field label="Your name" error={problems.name}>
          <TextInput name="name" autoComplete="name" maxLength={120} />
        </Field>
        <Field label="E-mail" error={problems.email}>
          <TextInput name="email" type="email" autoComplete="username" inputMode="email" />
        </Field>
        <Field label="Password" hint={PASSWORD_HINT} error={problems.password}>
          <TextInput name="password" type="password" autoComplete="new-password" />
        </Field>
        <Button type="submit" variant="primary" size="large" busy={busy}>
          Create account
        </Button>
      </form>
    </AuthFrame>
  );
}
