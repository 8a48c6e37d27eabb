import { CognitoRefusal, notAuthorized } from './refusal';

/** Attempts per hour at guessing or sending codes (Cognito quotas, "Code security resource quotas"; the low end of a range). */
const MOST_AN_HOUR = {
  ForgotPassword: 5,
  ConfirmForgotPassword: 5,
  ResendConfirmationCode: 5,
  ConfirmSignUp: 15,
  ChangePassword: 5,
  GetUserAttributeVerificationCode: 5,
  VerifyUserAttribute: 15,
} as const;

export type LimitedOperation = keyof typeof MOST_AN_HOUR;

const HOUR_MS = 3_600_000;
/** After five wrong passwords the wait doubles, from a second to about 15 minutes; 15 quiet minutes clear the count. */
const FREE_FAILURES = 5;
const LONGEST_WAIT_MS = 15 * 60_000;

export interface Attempts {
  /** Counts an attempt; refuses it once the hour's limit is used up. */
  count(operation: LimitedOperation, username: string): void;
  /** Refuses a person who has to wait after wrong passwords or one-time codes. */
  assertNotLocked(username: string): void;
  failed(username: string): void;
  succeeded(username: string): void;
}

interface Failures {
  readonly count: number;
  readonly lastMs: number;
}

const waitAfter = ({ count }: Failures): number =>
  count < FREE_FAILURES ? 0 : Math.min(1000 * 2 ** (count - FREE_FAILURES), LONGEST_WAIT_MS);

/** Attempts by the name that was typed, so the wait is the same with and without an account. */
export function createAttempts(): Attempts {
  const made = new Map<string, number[]>();
  const failures = new Map<string, Failures>();

  const failuresOf = (username: string): Failures => {
    const known = failures.get(username);
    return known && Date.now() - known.lastMs < LONGEST_WAIT_MS ? known : { count: 0, lastMs: 0 };
  };

  return {
    count(operation, username) {
      const key = `${operation} ${username}`;
      const recent = (made.get(key) ?? []).filter((at) => Date.now() - at < HOUR_MS);
      if (recent.length >= MOST_AN_HOUR[operation]) {
        throw new CognitoRefusal('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
      }
      made.set(key, [...recent, Date.now()]);
    },
    assertNotLocked(username) {
      const known = failuresOf(username);
      if (Date.now() - known.lastMs < waitAfter(known)) throw notAuthorized('Password attempts exceeded');
    },
    failed: (username) => void failures.set(username, { count: failuresOf(username).count + 1, lastMs: Date.now() }),
    succeeded: (username) => void failures.delete(username),
  };
}
