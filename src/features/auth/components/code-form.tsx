import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { answerChallenge } from '../api/sign-in';
import type { SignInStep } from '../api/sign-in-step';
import { codeRule } from '../field-rules';
import { useAuthForm } from '../hooks/use-auth-form';
import { AuthFrame } from './auth-frame';
import styles from './form-parts.module.css';

const RULES = { code: codeRule };

interface CodeFormProps {
  onNext: (step: SignInStep, email: string) => unknown;
  onBack: () => void;
}

/** The second step for people with an authenticator app. */
export function CodeForm({ onNext, onBack }: CodeFormProps) {
  const { onSubmit, problems, refusal, busy } = useAuthForm(RULES, async ({ code }) => {
    await onNext(await answerChallenge(code.replace(/\s/g, '')), '');
  });
  return (
    <AuthFrame
      title="Enter the code from your app"
      lead="Open your authenticator app and type the 6 digits it shows for Workbay."
      links={
        <p>
          <button type="button" onClick={onBack}>
            Use another account
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
        <Button type="submit" variant="primary" size="large" busy={busy}>
          Sign in
        </Button>
      </form>
    </AuthFrame>
  );
}
