import { useState } from 'react';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { Skeleton } from '../../../components/ui/skeleton';
import { authProblemText } from '../auth-problem';
import { useTurnTwoStepOff, useTwoStep } from '../hooks/use-two-step';
import { AuthErrorState } from './auth-error-state';
import { TwoStepSetup } from './two-step-setup';
import parts from './security-page.module.css';

/** Two-step sign-in: set up or turned off. */
export function TwoStep() {
  const { data: isOn, error, refetch } = useTwoStep();
  if (error) return <AuthErrorState error={error} onRetry={() => void refetch()} />;
  if (isOn === undefined) {
    return (
      <div role="status" aria-label="Looking up two-step sign-in">
        <Skeleton height={48} />
      </div>
    );
  }
  return isOn ? <TwoStepOn /> : <TwoStepOff />;
}

function TwoStepOff() {
  const [settingUp, setSettingUp] = useState(false);
  if (settingUp) return <TwoStepSetup onClose={() => setSettingUp(false)} />;
  return (
    <>
      <p>
        Besides your password, signing in then asks for a code from an app on your phone. Somebody who learns your
        password still cannot get in.
      </p>
      <p className={parts.actions}>
        <Button variant="primary" onClick={() => setSettingUp(true)}>
          Set up two-step sign-in
        </Button>
      </p>
    </>
  );
}

function TwoStepOn() {
  const [asking, setAsking] = useState(false);
  const { mutate, isPending, error } = useTurnTwoStepOff();
  return (
    <>
      <Notice tone="ready">Two-step sign-in is on. Signing in asks for a code from your app.</Notice>
      {error && <Notice tone="problem">{authProblemText(error)}</Notice>}
      {asking ? (
        <div className={parts.actions} role="group" aria-label="Turn two-step sign-in off?">
          <p>Your password alone will then be enough to sign in.</p>
          <Button variant="danger" busy={isPending} onClick={() => mutate()}>
            Turn it off
          </Button>
          <Button autoFocus disabled={isPending} onClick={() => setAsking(false)}>
            Keep it on
          </Button>
        </div>
      ) : (
        <p className={parts.actions}>
          <Button onClick={() => setAsking(true)}>Turn two-step sign-in off</Button>
        </p>
      )}
    </>
  );
}
