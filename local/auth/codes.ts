import { timingSafeEqual } from 'node:crypto';
import type { CodePurpose, PoolUser } from './cognito-local';
import { CognitoRefusal } from './refusal';

/** Cognito quotas, "User pools code validity resource quotas". */
const LIFETIME_MS: Record<Exclude<CodePurpose, 'INVITATION'>, number> = {
  SIGN_UP: 24 * 3_600_000,
  RESET_PASSWORD: 3_600_000,
  VERIFY_EMAIL: 24 * 3_600_000,
};

export interface Codes {
  sent(user: PoolUser, purpose: CodePurpose): void;
  /** Refuses a code that is wrong, too old, or sent for another purpose; `attempts.ts` limits the tries. */
  check(user: PoolUser, purpose: keyof typeof LIFETIME_MS, code: string | undefined): void;
}

export const codeMismatch = () =>
  new CognitoRefusal('CodeMismatchException', 'Invalid verification code provided, please try again.');
export const codeExpired = () =>
  new CognitoRefusal('ExpiredCodeException', 'Invalid code provided, please request a code again.');

/** Remembers what each emailed code was for; cognito-local keeps one code per user and forgets why. */
export function createCodes(): Codes {
  const sent = new Map<string, { purpose: CodePurpose; at: number }>();
  return {
    sent: (user, purpose) => void sent.set(user.Username, { purpose, at: Date.now() }),
    check(user, purpose, code) {
      const issued = sent.get(user.Username);
      if (!user.ConfirmationCode) throw codeExpired();
      if (issued && issued.purpose !== purpose) throw codeMismatch();
      if (!isSame(user.ConfirmationCode, code ?? '')) throw codeMismatch();
      if (issued && Date.now() - issued.at > LIFETIME_MS[purpose]) throw codeExpired();
      sent.delete(user.Username);
    },
  };
}

const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
