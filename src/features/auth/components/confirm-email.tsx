import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { signInWithPassword } from '../api/sign-in';
import { confirmAccount, sendCodeAgain } from '../api/sign-up';
import { authProblemText } from '../auth-problem';
import { codeRule } from '../field-rules';
import { useAuthForm } from '../hooks/use-auth-form';
import { safeReturnPath } from '../return-path';
import { AuthFrame } from './auth-frame';
import styles from './form-parts.module.css';

const RULES = { code: codeRule };

interface ConfirmEmailProps {
  email: string;
  /** Set if the account was just created: confirming then also signs in. */
  password: string | null;
  onOther: () => void;
}

/** The code from the email, which proves the address. */
export function ConfirmEmail({ email, password, onOther }: ConfirmEmailProps) {
  const navigate = useNavigate();
  const location = useLocation();
  const client = useQueryClient();
  const { onSubmit, problems, refusal, busy } = useAuthForm(RULES, async ({ code }) => {
    await confirmAccount(email, code.replace(/\s/g, ''));
    if (!password || (await signInWithPassword(email, password)) !== 'DONE') {
      await navigate(`/sign-in${location.search}`, { replace: true });
      return;
    }
    client.clear();
    const wanted = safeReturnPath(new URLSearchParams(location.search).get('return'));
    await navigate(wanted ?? '/my/appointments', { replace: true });
  });
  return (
    <AuthFrame
      title="Check your mail"
      lead={
        <>
          We sent a code of 6 digits to <strong>{email}</strong>.
        </>
      }
      links={<ResendCode email={email} onOther={onOther} />}
    >
      <form onSubmit={onSubmit} noValidate>
        {refusal && <Notice tone="problem">{refusal}</Notice>}
        <div className={styles.code}>
          <Field label="Code" error={problems.code}>
            <TextInput name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} autoFocus />
          </Field>
        </div>
        <Button type="submit" variant="primary" size="large" busy={busy}>
          Confirm
        </Button>
      </form>
    </AuthFrame>
  );
}

function ResendCode({ email, onOther }: { email: string; onOther: () => void }) {
  const [answer, setAnswer] = useState('');
  const [busy, setBusy] = useState(false);
  const resend = async () => {
    setBusy(true);
    setAnswer(await sendCodeAgain(email).then(() => 'A new code is on its way.', authProblemText));
    setBusy(false);
  };
  return (
    <>
      <p>
        No mail?{' '}
        <button type="button" onClick={() => void resend()} disabled={busy}>
          Send a new code
        </button>
      </p>
      <p role="status">{answer}</p>
      <p>
        <button type="button" onClick={onOther}>
          Use another address
        </button>
      </p>
    </>
  );
}
