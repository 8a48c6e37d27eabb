import { newCode, type CodePurpose, type Directory, type PoolUser } from './cognito-local';
import { CognitoRefusal } from './refusal';
import { attributeOf } from './tokens';

/**
 * Requested addresses that are not proven yet, as under `AttributesRequireVerificationBeforeUpdate`
 * (developer guide, "Verifying updates to email addresses and phone numbers").
 */
export interface Addresses {
  /** Sends a code to a new address; the user keeps the old one. */
  ask(user: PoolUser, email: string): Promise<void>;
  /** Sends another code to the waiting address, or else to the user's own, and says to which. */
  askAgain(user: PoolUser): Promise<string>;
  /** Makes the waiting address the user's, or marks the user's own as proven. */
  proven(user: PoolUser): Promise<void>;
}

interface AddressParts {
  readonly directory: Directory;
  sendCode(user: PoolUser, code: string, purpose: CodePurpose): Promise<void>;
}

const withEmail = (user: PoolUser, email: string, isProven: boolean): PoolUser => ({
  ...user,
  Attributes: [
    ...user.Attributes.filter(({ Name }) => Name !== 'email' && Name !== 'email_verified'),
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: String(isProven) },
  ],
});

export function createAddresses({ directory, sendCode }: AddressParts): Addresses {
  const waiting = new Map<string, string>();

  const assertFree = async (user: PoolUser, email: string) => {
    const holder = await directory.find(email);
    if (holder === null || holder.Username === user.Username) return;
    throw new CognitoRefusal('AliasExistsException', 'An account with the given email already exists.');
  };
  const send = async (user: PoolUser, email: string) => {
    const code = newCode();
    await directory.save({ ...user, ConfirmationCode: code });
    await sendCode(withEmail(user, email, false), code, 'VERIFY_EMAIL');
  };

  return {
    async ask(user, email) {
      await assertFree(user, email);
      waiting.set(user.Username, email);
      await send(user, email);
    },
    async askAgain(user) {
      const email = waiting.get(user.Username) ?? attributeOf(user, 'email') ?? user.Username;
      await send(user, email);
      return email;
    },
    async proven(user) {
      const email = waiting.get(user.Username) ?? attributeOf(user, 'email') ?? user.Username;
      await assertFree(user, email);
      waiting.delete(user.Username);
      await directory.save({ ...withEmail(user, email, true), ConfirmationCode: undefined });
    },
  };
}
