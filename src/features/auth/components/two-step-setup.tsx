import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { Skeleton } from '../../../components/ui/skeleton';
import { TextInput } from '../../../components/ui/text-input';
import { turnTwoStepOn, type TwoStepSecret } from '../api/two-step';
import { codeRule } from '../field-rules';
import { useAuthForm } from '../hooks/use-auth-form';
import { useTwoStepSecret, useTwoStepTurned } from '../hooks/use-two-step';
import { AuthErrorState } from './auth-error-state';
import { QrCode } from './qr-code';
import codeStyles from './form-parts.module.css';
import parts from './security-page.module.css';
import styles from './two-step-setup.module.css';

interface TwoStepSetupProps {
  onClose: () => void;
}

/** Sets up the authenticator app: scan or type the key, then prove it with a code. */
export function TwoStepSetup({ onClose }: TwoStepSetupProps) {
  const { data, error, refetch } = useTwoStepSecret();
  if (error) return <AuthErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <div role="status" aria-label="Making a key for your app">
        <Skeleton width={208} height={208} />
      </div>
    );
  }
  return (
    <ol className={styles.steps}>
      <li>
        <h3 ref={takeFocus} tabIndex={-1}>
          Open an authenticator app
        </h3>
        <p>Such as Google Authenticator, Microsoft Authenticator or the one in your password manager.</p>
      </li>
      <li>
        <h3>Scan this code with it</h3>
        <Key secret={data} />
      </li>
      <li>
        <h3>Type the code that it shows</h3>
        <ProofForm onClose={onClose} />
      </li>
    </ol>
  );
}

/** The button that opened this is gone, so the focus moves here. */
const takeFocus = (heading: HTMLElement | null): void => heading?.focus();

function Key({ secret: { secret, uri } }: { secret: TwoStepSecret }) {
  return (
    <div className={styles.key}>
      <QrCode text={uri} label="QR code of your key" />
      <div className={styles.typed}>
        <p id="two-step-key">Or type this key into the app:</p>
        <div className={styles.secret} role="group" aria-labelledby="two-step-key">
          {secret.match(/.{1,4}/g)?.join(' ')}
        </div>
        <p>Keep it somewhere safe. With it you can set the app up again should you lose your phone.</p>
      </div>
    </div>
  );
}

const RULES = { code: codeRule };

function ProofForm({ onClose }: TwoStepSetupProps) {
  const turned = useTwoStepTurned();
  const { onSubmit, problems, refusal, busy } = useAuthForm(RULES, async ({ code }) => {
    await turnTwoStepOn(code.replace(/\s/g, ''));
    turned(true);
    onClose();
  });
  return (
    <form className={parts.form} onSubmit={onSubmit} noValidate>
      {refusal && <Notice tone="problem">{refusal}</Notice>}
      <div className={codeStyles.code}>
        <Field label="Code" error={problems.code}>
          <TextInput name="code" inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
        </Field>
      </div>
      <p className={parts.actions}>
        <Button type="submit" variant="primary" busy={busy}>
          Turn two-step sign-in on
        </Button>
        <Button disabled={busy} onClick={onClose}>
          Not now
        </Button>
      </p>
    </form>
  );
}
