import type { CognitoLocal, Operation, PoolUser } from './cognito-local';
import { CognitoRefusal, invalidParameter } from './refusal';
import type { Tokens } from './tokens';

/** Codes are accepted one step early or late, so none can count again after this. */
const USED_FOR_MS = 90_000;

export interface SoftwareTokens {
  /** Refuses a code that is not current, or that was used before (RFC 6238, 5.2). */
  check(user: PoolUser, code: string | undefined): void;
  operations: Record<string, Operation>;
}

/**
 * The authenticator apps of the pool's users. As shipped, asking for a new secret throws the old one away and verifying
 * switches the second step on; in Cognito the old one stays until the new one is verified, and only
 * SetUserMFAPreference switches.
 */
export function createSoftwareTokens({ cognito, tokens }: { cognito: CognitoLocal; tokens: Tokens }): SoftwareTokens {
  const { directory } = cognito;
  const pending = new Map<string, string>();
  const used = createUsedCodes();
  return {
    check(user, code = '') {
      const secret = user.SoftwareTokenMfaConfiguration?.Secret ?? '';
      if (!cognito.isCurrentTotp(secret, code)) {
        throw new CognitoRefusal('CodeMismatchException', 'Invalid code received for user');
      }
      if (!used.take(user.Username, code)) {
        throw new CognitoRefusal('ExpiredCodeException', 'Your software token has already been used once.');
      }
    },
    operations: {
      // Only switching off, which helps a person who lost their phone.
      async AdminSetUserMFAPreference(request) {
        const user = await directory.find(request.Username ?? '');
        if (!user) throw new CognitoRefusal('UserNotFoundException', 'User does not exist.');
        const { SoftwareTokenMfaSettings: wanted } = request as { SoftwareTokenMfaSettings?: { Enabled?: boolean } };
        if (wanted?.Enabled) throw invalidParameter('Not offered: enabling for somebody else');
        await directory.save({ ...user, UserMFASettingList: [], PreferredMfaSetting: undefined });
        return {};
      },
      async AssociateSoftwareToken(request) {
        const user = await tokens.userOf(request.AccessToken ?? '');
        const secret = cognito.newTotpSecret();
        pending.set(user.Username, secret);
        return { SecretCode: secret };
      },
      async VerifySoftwareToken(request) {
        const user = await tokens.userOf(request.AccessToken ?? '');
        const secret = pending.get(user.Username);
        if (!secret) throw invalidParameter('User has not associated a software token');
        const { UserCode: code = '' } = request;
        if (!cognito.isCurrentTotp(secret, code) || !used.take(user.Username, code)) {
          throw new CognitoRefusal(
            'EnableSoftwareTokenMFAException',
            'Code mismatch and fail enable Software Token MFA',
          );
        }
        pending.delete(user.Username);
        await directory.save({ ...user, SoftwareTokenMfaConfiguration: { Secret: secret, Verified: true } });
        return { Status: 'SUCCESS' };
      },
    },
  };
}

function createUsedCodes() {
  const used = new Map<string, number>();
  return {
    /** Marks a code as used; false if it already was. */
    take(username: string, code: string): boolean {
      const now = Date.now();
      for (const [key, at] of used) if (now - at > USED_FOR_MS) used.delete(key);
      const key = `${username} ${code}`;
      if (used.has(key)) return false;
      used.set(key, now);
      return true;
    },
  };
}
