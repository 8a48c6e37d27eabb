import type { Addresses } from './addresses';
import type { Attempts } from './attempts';
import type { CognitoLocal, Operation } from './cognito-local';
import type { Codes } from './codes';
import { invalidParameter, notAuthorized } from './refusal';
import type { Attribute, Request } from './request';
import { usernameOf } from './sign-in';
import type { Tokens } from './tokens';

interface AccountParts {
  readonly cognito: CognitoLocal;
  readonly tokens: Tokens;
  readonly codes: Codes;
  readonly attempts: Attempts;
  readonly addresses: Addresses;
  readonly writeAttributes: readonly string[];
}

/** How people change their own attributes and prove an address. */
export function accountOperations(parts: AccountParts): Record<string, Operation> {
  const { cognito, tokens, writeAttributes } = parts;
  return {
    ...addressOperations(parts),
    /** A new address waits until its code is confirmed; until then the old one counts, for signing in too. */
    async UpdateUserAttributes(request) {
      const attributes = writable(request.UserAttributes, writeAttributes);
      const user = await tokens.userOf(request.AccessToken ?? '');
      const email = attributes.find(({ Name }) => Name === 'email')?.Value;
      const others = attributes.filter(({ Name }) => Name !== 'email');
      if (email !== undefined) await parts.addresses.ask(user, usernameOf(email));
      if (others.length > 0) await cognito.shipped('UpdateUserAttributes', { ...request, UserAttributes: others });
      return { CodeDeliveryDetailsList: email === undefined ? [] : [delivery(usernameOf(email))] };
    },
  };
}

function addressOperations({ tokens, codes, attempts, addresses }: AccountParts): Record<string, Operation> {
  const userOfEmail = async (request: Request) => {
    if (request.AttributeName !== 'email') throw invalidParameter('Only an email address is proven by a code.');
    return tokens.userOf(request.AccessToken ?? '');
  };
  return {
    async GetUserAttributeVerificationCode(request) {
      const user = await userOfEmail(request);
      attempts.count('GetUserAttributeVerificationCode', user.Username);
      return { CodeDeliveryDetails: delivery(await addresses.askAgain(user)) };
    },
    async VerifyUserAttribute(request) {
      const user = await userOfEmail(request);
      attempts.count('VerifyUserAttribute', user.Username);
      codes.check(user, 'VERIFY_EMAIL', request.Code);
      await addresses.proven(user);
      return {};
    },
  };
}

/** Refuses attributes that the app client does not let people write. */
export function writable(attributes: Attribute[] | undefined, names: readonly string[]): Attribute[] {
  if (attributes?.some(({ Name }) => !names.includes(Name))) {
    throw notAuthorized('A client attempted to write unauthorized attribute');
  }
  return [...(attributes ?? [])];
}

/** The masked address that Cognito shows, also for an unknown user. */
export const delivery = (email: string) => ({
  AttributeName: 'email',
  DeliveryMedium: 'EMAIL',
  Destination: email.replace(/^(.)[^@]*@(.).*$/, '$1***@$2***'),
});
