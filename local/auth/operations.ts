import { newCode, type CodePurpose, type CognitoLocal, type Operation, type PoolUser } from './cognito-local';
import type { CallVerdict } from '../functions/callers';
import { accountOperations, delivery, writable } from './account-operations';
import type { Addresses } from './addresses';
import type { Attempts } from './attempts';
import { codeExpired, codeMismatch, type Codes } from './codes';
import { assertMayCall } from './permission';
import { assertPassword, type PasswordPolicy } from './password-policy';
import { CognitoRefusal, invalidParameter, notAuthorized, userNotFound, wrongCredentials } from './refusal';
import type { Request } from './request';
import { usernameOf, type SignIn } from './sign-in';
import type { SoftwareTokens } from './software-token';
import { attributeOf, type Tokens } from './tokens';

export interface OperationParts {
  cognito: CognitoLocal;
  tokens: Tokens;
  signIn: SignIn;
  softwareTokens: SoftwareTokens;
  codes: Codes;
  attempts: Attempts;
  userPoolId: string;
  clientId: string;
  passwordPolicy: PasswordPolicy;
  writeAttributes: readonly string[];
  addresses: Addresses;
  sendCode(user: PoolUser, code: string, purpose: CodePurpose): Promise<void>;
}

/** Operations that IAM decides on; all others are open or carry a token. */
const ADMIN =
  /^(Admin(?!InitiateAuth|RespondTo)\w+|List(Users|Groups|UsersInGroup)|(Create|Get|Delete|Update)Group|DescribeUserPool(Client)?)$/;
const WITH_TOKEN = new Set([
  'AssociateSoftwareToken',
  'ChangePassword',
  'DeleteUser',
  'GetUser',
  'GetUserAttributeVerificationCode',
  'GlobalSignOut',
  'SetUserMFAPreference',
  'UpdateUserAttributes',
  'VerifySoftwareToken',
  'VerifyUserAttribute',
]);

/** Every operation of the pool: ours where cognito-local's is missing or wrong, else the shipped one behind the checks it skips. */
export function createOperations(
  parts: OperationParts,
): (name: string, request: Request, caller: CallVerdict) => Promise<object> {
  const ours: Record<string, Operation> = {
    ...signUpOperations(parts),
    ...passwordOperations(parts),
    ...invitationOperations(parts),
    ...sessionOperations(parts),
    ...accountOperations(parts),
    ...parts.softwareTokens.operations,
  };
  return async (name, request, caller) => {
    const isAdmin = ADMIN.test(name);
    const isShipped = (isAdmin || WITH_TOKEN.has(name)) && parts.cognito.has(name);
    const own = Object.hasOwn(ours, name) ? ours[name] : undefined;
    if (!own && !isShipped)
      throw new CognitoRefusal('UnknownOperationException', `The local user pool does not offer ${name}`);
    assertMayCall(parts, { name, isAdmin, request, caller });
    if (WITH_TOKEN.has(name)) await parts.tokens.userOf(request.AccessToken ?? '');
    const normal = request.Username === undefined ? request : { ...request, Username: usernameOf(request.Username) };
    return own ? own(normal) : parts.cognito.shipped(name, normal);
  };
}

function signUpOperations(parts: OperationParts): Record<string, Operation> {
  const { cognito, codes, attempts, passwordPolicy, sendCode, writeAttributes } = parts;
  const { directory } = cognito;
  return {
    async SignUp(request) {
      assertPassword(request.Password, passwordPolicy);
      const email = usernameOf(request.Username);
      const attributes = writable(request.UserAttributes, writeAttributes).filter(({ Name }) => Name !== 'email');
      attributes.push({ Name: 'email', Value: email });
      const answer = await cognito.shipped('SignUp', { ...request, UserAttributes: attributes });
      return { ...answer, CodeDeliveryDetails: delivery(email) };
    },
    async ConfirmSignUp(request) {
      const user = await directory.find(usernameOf(request.Username));
      attempts.count('ConfirmSignUp', user?.Username ?? usernameOf(request.Username));
      if (!user) throw codeExpired();
      if (user.UserStatus !== 'UNCONFIRMED') {
        throw notAuthorized(`User cannot be confirmed. Current status is ${user.UserStatus}`);
      }
      codes.check(user, 'SIGN_UP', request.ConfirmationCode);
      await cognito.shipped('ConfirmSignUp', request);
      const confirmed = await directory.find(user.Username);
      if (confirmed) await parts.addresses.proven(confirmed);
      return {};
    },
    async ResendConfirmationCode(request) {
      const email = usernameOf(request.Username);
      const user = await directory.find(email);
      attempts.count('ResendConfirmationCode', email);
      if (user && user.UserStatus !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
      if (user) {
        const code = newCode();
        await directory.save({ ...user, ConfirmationCode: code });
        await sendCode(user, code, 'SIGN_UP');
      }
      return { CodeDeliveryDetails: delivery(email) };
    },
  };
}

function passwordOperations({
  cognito,
  tokens,
  codes,
  attempts,
  passwordPolicy,
}: OperationParts): Record<string, Operation> {
  const { directory } = cognito;
  return {
    async ForgotPassword(request) {
      const email = usernameOf(request.Username);
      const user = await directory.find(email);
      attempts.count('ForgotPassword', email);
      if (user?.Enabled && attributeOf(user, 'email_verified') === 'true') {
        await cognito.shipped('ForgotPassword', request);
      }
      return { CodeDeliveryDetails: delivery(email) };
    },
    async ConfirmForgotPassword(request) {
      assertPassword(request.Password, passwordPolicy);
      const user = await directory.find(usernameOf(request.Username));
      attempts.count('ConfirmForgotPassword', user?.Username ?? usernameOf(request.Username));
      if (!user) throw codeMismatch();
      codes.check(user, 'RESET_PASSWORD', request.ConfirmationCode);
      await cognito.shipped('ConfirmForgotPassword', request);
      return {};
    },
    async ChangePassword(request) {
      const user = await tokens.userOf(request.AccessToken ?? '');
      attempts.count('ChangePassword', user.Username);
      if (user.Password !== request.PreviousPassword) throw wrongCredentials();
      assertPassword(request.ProposedPassword, passwordPolicy);
      return cognito.shipped('ChangePassword', request);
    },
    async AdminSetUserPassword(request) {
      assertPassword(request.Password, passwordPolicy);
      return cognito.shipped('AdminSetUserPassword', request);
    },
  };
}

function invitationOperations({ cognito, passwordPolicy, sendCode }: OperationParts): Record<string, Operation> {
  const { directory } = cognito;
  const inviteAgain = async (email: string, password: string) => {
    const user = await directory.find(email);
    if (!user) throw userNotFound();
    if (user.UserStatus !== 'FORCE_CHANGE_PASSWORD') {
      const message = `Resend not possible. ${email} status is not FORCE_CHANGE_PASSWORD`;
      throw new CognitoRefusal('UnsupportedUserStateException', message);
    }
    await directory.save({ ...user, Password: password });
    await sendCode(user, password, 'INVITATION');
    const { Username, Attributes, Enabled, UserStatus, UserCreateDate, UserLastModifiedDate } = user;
    return { User: { Username, Attributes, Enabled, UserStatus, UserCreateDate, UserLastModifiedDate } };
  };
  return {
    async AdminCreateUser(request) {
      const email = usernameOf(request.Username);
      if (request.TemporaryPassword !== undefined) assertPassword(request.TemporaryPassword, passwordPolicy);
      const password = request.TemporaryPassword ?? `Wb-${newCode()}a`;
      if (request.MessageAction === 'RESEND') return inviteAgain(email, password);
      const others = (request.UserAttributes ?? []).filter(({ Name }) => Name !== 'sub' && Name !== 'email');
      return cognito.shipped('AdminCreateUser', {
        DesiredDeliveryMediums: ['EMAIL'],
        ...request,
        TemporaryPassword: password,
        UserAttributes: [...others, { Name: 'email', Value: email }],
      });
    },
  };
}

function sessionOperations({ cognito, tokens, signIn }: OperationParts): Record<string, Operation> {
  const { directory } = cognito;
  const signOutEverywhere = async (user: PoolUser | null) => {
    if (!user) throw userNotFound();
    await directory.save({ ...user, RefreshTokens: [] });
    return {};
  };
  return {
    InitiateAuth: (request) => signIn.initiate(request),
    RespondToAuthChallenge: (request) => signIn.respond(request),
    GetTokensFromRefreshToken: async ({ RefreshToken }) => ({
      AuthenticationResult: await tokens.refresh(RefreshToken ?? ''),
    }),
    RevokeToken: async ({ Token }) => {
      await tokens.revoke(Token ?? '');
      return {};
    },
    GlobalSignOut: async ({ AccessToken }) => signOutEverywhere(await tokens.userOf(AccessToken ?? '')),
    AdminUserGlobalSignOut: async ({ Username }) => signOutEverywhere(await directory.find(usernameOf(Username))),
  };
}
