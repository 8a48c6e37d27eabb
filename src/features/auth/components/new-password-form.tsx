import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { answerChallenge } from '../api/sign-in';
import type { SignInStep } from '../api/sign-in-step';
import { newPasswordRule, PASSWORD_HINT } from '../field-rules';
import { useAuthForm } from '../hooks/use-auth-form';
import { AuthFrame } from './auth-frame';

const RULES = { password: newPasswordRule };

/** The first sign-in of an invited person, with a temporary password. */
export function NewPasswordForm({ onNext }: { onNext: (step: SignInStep, email: string) => unknown }) {
  const { onSubmit, problems, refusal, busy } = useAuthForm(RULES, async ({ password }) => {
    await onNext(await answerChallenge(password), '');
  });
  return (
    <AuthFrame title="Choose your password" lead="The one you were given works once. From now on you use your own.">
      <form onSubmit={onSubmit} noValidate>
        {refusal && <Notice tone="problem">{refusal}</Notice>}
        <Field label="New password" hint={PASSWORD_HINT} error={problems.password}>
          <TextInput name="password" type="password" autoComplete="new-password" autoFocus />
        </Field>
        <Button type="submit" variant="primary" size="large" busy={busy}>
          Save and sign in
        </Button>
      </form>
    </AuthFrame>
  );
}
