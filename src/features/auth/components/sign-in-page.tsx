import { useState } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import { useQueryClient } from '@tanstack/react-query';
import { loadSession } from '../api/load-session';
import { safeReturnPath } from '../return-path';
import { AuthFrame } from './auth-frame';
import { CodeForm } from './code-form';
import { NewPasswordForm } from './new-password-form';
import { PasswordForm } from './password-form';
import type { SignInStep } from '../api/sign-in-step';
import { type Done, DoneNotice } from './done-notice';

/** Signing in: email and password, then the user pool's next steps. */
export function SignInPage() {
  const [step, setStep] = useState<SignInStep>('PASSWORD');
  const [search] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const done = (location.state as { done?: Done } | null)?.done;
  const wanted = safeReturnPath(search.get('return'));

  const advance = async (next: SignInStep, email: string) => {
    if (next === 'CONFIRM_SIGN_UP') return navigate(`/sign-up${location.search}`, { state: { confirm: email } });
    if (next === 'RESET_PASSWORD') return navigate('/reset-password', { state: { email } });
    if (next !== 'DONE') {
      setStep(next);
      return undefined;
    }
    client.clear();
    const actor = await (await loadSession()).currentActor();
    return navigate(wanted ?? (actor.kind === 'STAFF' ? '/staff' : '/my/appointments'), { replace: true });
  };

  if (step === 'TOTP') return <CodeForm onNext={advance} onBack={() => setStep('PASSWORD')} />;
  if (step === 'NEW_PASSWORD') return <NewPasswordForm onNext={advance} />;
  return (
    <AuthFrame
      title="Sign in"
      lead={wanted?.startsWith('/staff') ? 'to the workshop’s calendar' : 'to see your appointments'}
      links={
        <>
          <p>
            New here? <Link to={`/sign-up${location.search}`}>Create an account</Link>
          </p>
          <p>
            <Link to="/book">Book a repair without an account</Link>
          </p>
        </>
      }
    >
      {done && <DoneNotice done={done} />}
      <PasswordForm onNext={advance} />
    </AuthFrame>
  );
}
