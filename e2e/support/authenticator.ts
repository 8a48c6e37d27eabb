import { oneTimeCode } from '../../local/auth/one-time-code';

const STEP_MS = 30_000;

/** An authenticator app: each code is for a moment later than the last, because the user pool takes none twice. */
export function authenticator(secret: string): { nextCode(): string } {
  let usedMs = 0;
  return {
    nextCode() {
      // The pool accepts codes one step early or late: so two in a row need no waiting.
      const firstMs = usedMs === 0 ? Date.now() : Math.max(usedMs + STEP_MS, Date.now());
      usedMs = firstMs;
      return oneTimeCode(secret, firstMs);
    },
  };
}
