import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router-dom';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { askForReset, saveNewPassword } from '../api/reset-password';
import { authErrorName } from '../auth-problem';
import { codeRule, emailRule, newPasswordRule, PASSWORD_HINT } from '../field-rules';
import { useAuthForm } from '../hooks/use-auth-form';
import { AuthFrame } from './auth-frame';
import styles from './form-parts.module.css';

/** A forgotten password: ask for a code, then choose a new one with it. */
export function ResetPasswordPage() {
  const [email, setEmail] = useState<string | null>(null);
  return email ? <ChooseNew email={email} onAgain={() => setEmail(null)} /> : <AskForCode onSent={setEmail} />;
}

const ASK_RULES = { email: emailRule };

function AskForCode({ onSent }: { onSent: (email: string) => void }) {
  const location = useLocation();
  const known = (location.state as { email?: string } | null)?.email;
  const { onSubmit, problems, refusal, busy } = useAuthForm(ASK_RULES, async ({ email }) => {
    const address = email.trim();
    await askForReset(address).catch((error: unknown) => {
      // Doesn't reveal whether the account exists.
      if (authErrorName(error) !== 'UserNotFoundException') throw error;
    });
    onSent(address);
  });
  return (
    <AuthFrame
      title="Reset the password"
      lead="Tell us your e-mail, and we send a code to choose a new password with."
      links={
        <p>
          <Link to={`/sign-in${location.search}`}>Back to signing in</Link>
        </p>
      }
    >
      <form onSubmit={onSubmit} noValidate>
        {refusal && <Notice tone="problem">{refusal}</Notice>}
        <Field label="E-mail" error={problems.email}>
          <TextInput name="email" type="email" autoComplete="username" inputMode="email" defaultValue={known} />
        </Field>
        <Button type="submit" variant="primary" size="large" busy={busy}>
          Send the code
        </Button>
      </form>
    </AuthFrame>
  );
}

const CHOOSE_RULES = { code: codeRule, password: newPasswordRule };

function ChooseNew({ email, onAgain }: { email: string; onAgain: () => void }) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const { onSubmit, problems, refusal, busy } = useAuthForm(CHOOSE_RULES, async ({ code, password }) => {
    await saveNewPassword({ email, code: code.replace(/\s/g, ''), password });
    await navigate(`/sign-in${search}`, { replace: true, state: { done: 'PASSWORD_CHANGED' } });
  });
  return (
    <AuthFrame
      title="Choose a new password"
      lead={
        <>
          If there is an account for <strong>{email}</strong>, a code is on its way.
        </>
      }
      links={
        <p>
          No mail?{' '}
          <button type="button" onClick={onAgain}>
            Ask again
          </button>
        </p>
      }
    >
      <form onSubmit={onSubmit} noValidate>
        {refusal && <Notice tone="problem">{refusal}</Notice>}
        <div className={styles.code}>
          <Field label="Code" error={problems.code}>
            <TextInput name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} autoFocus />
          </Field>
        </div>
        <Field label="New password" hint={PASSWORD_HINT} error={problems.password}>
          <TextInput name="password" type="password" autoComplete="new-password" />
        </Field>
        <Button type="submit" variant="primary" size="large" busy={busy}>
          Save the new password
        </Button>
      </form>
    </AuthFrame>
  );
}
