import { newCode, type CodePurpose, type CognitoLocal, type Operation, type PoolUser } from './cognito-local';
import { codeExpired, codeMismatch, type Codes } from './codes';
import { assertPassword, type PasswordPolicy } from './password-policy';
import { CognitoRefusal, invalidParameter, notAuthorized, userNotFound, wrongCredentials } from './refusal';
import type { Attribute, Request } from './request';
import { usernameOf, type SignIn } from './sign-in';
import type { SoftwareTokens } from './software-token';
import { attributeOf, type Tokens } from './tokens';

export interface OperationParts {
  cognito: CognitoLocal;
  tokens: Tokens;
  signIn: SignIn;
  softwareTokens: SoftwareTokens;
  codes: Codes;
  clientId: string;
  passwordPolicy: PasswordPolicy;
  writeAttributes: readonly string[];
  sendCode(user: PoolUser, code: string, purpose: CodePurpose): Promise<void>;
}

/** Operations that need AWS credentials in the cloud; here any signed request counts, an unsigned one does not. */
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

/** Every operation the pool answers: ours where cognito-local lacks or errs, else the shipped one behind the checks it skips. */
export function createOperations(
  parts: OperationParts,
): (name: string, request: Request, signed: boolean) => Promise<object> {
  const ours: Record<string, Operation> = {
    ...signUpOperations(parts),
    ...passwordOperations(parts),
    ...invitationOperations(parts),
    ...sessionOperations(parts),
    ...accountOperations(parts),
    ...parts.softwareTokens.operations,
  };
  return async (name, request, signed) => {
    const isAdmin = ADMIN.test(name);
    const isShipped = (isAdmin || WITH_TOKEN.has(name)) && parts.cognito.has(name);
    const own = Object.hasOwn(ours, name) ? ours[name] : undefined;
    if (!own && !isShipped)
      throw new CognitoRefusal('UnknownOperationException', `The local user pool does not offer ${name}`);
    if (isAdmin && !signed)
      throw new CognitoRefusal('MissingAuthenticationTokenException', 'Missing Authentication Token');
    if (request.ClientId !== undefined && request.ClientId !== parts.clientId) {
      throw new CognitoRefusal('ResourceNotFoundException', `User pool client ${request.ClientId} does not exist.`);
    }
    if (WITH_TOKEN.has(name)) await parts.tokens.userOf(request.AccessToken ?? '');
    const normal = request.Username === undefined ? request : { ...request, Username: usernameOf(request.Username) };
    return own ? own(normal) : parts.cognito.shipped(name, normal);
  };
}

function signUpOperations(parts: OperationParts): Record<string, Operation> {
  const { cognito, codes, passwordPolicy, sendCode, writeAttributes } = parts;
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
      if (!user) throw codeExpired();
      if (user.UserStatus !== 'UNCONFIRMED') {
        throw notAuthorized(`User cannot be confirmed. Current status is ${user.UserStatus}`);
      }
      codes.check(user, 'SIGN_UP', request.ConfirmationCode);
      await cognito.shipped('ConfirmSignUp', request);
      await verifyEmail(cognito, user.Username);
      return {};
    },
    async ResendConfirmationCode(request) {
      const email = usernameOf(request.Username);
      const user = await directory.find(email);
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

function passwordOperations({ cognito, tokens, codes, passwordPolicy }: OperationParts): Record<string, Operation> {
  const { directory } = cognito;
  return {
    async ForgotPassword(request) {
      const email = usernameOf(request.Username);
      const user = await directory.find(email);
      if (user?.Enabled && attributeOf(user, 'email_verified') === 'true') {
        await cognito.shipped('ForgotPassword', request);
      }
      return { CodeDeliveryDetails: delivery(email) };
    },
    async ConfirmForgotPassword(request) {
      assertPassword(request.Password, passwordPolicy);
      const user = await directory.find(usernameOf(request.Username));
      if (!user) throw codeMismatch();
      codes.check(user, 'RESET_PASSWORD', request.ConfirmationCode);
      await cognito.shipped('ConfirmForgotPassword', request);
      return {};
    },
    async ChangePassword(request) {
      const user = await tokens.userOf(request.AccessToken ?? '');
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

function accountOperations({ cognito, tokens, writeAttributes }: OperationParts): Record<string, Operation> {
  const { directory } = cognito;
  return {
    async UpdateUserAttributes(request) {
      const attributes = writable(request.UserAttributes, writeAttributes).map((attribute) =>
        attribute.Name === 'email' ? { ...attribute, Value: usernameOf(attribute.Value) } : attribute,
      );
      const user = await tokens.userOf(request.AccessToken ?? '');
      const email = attributes.find(({ Name }) => Name === 'email')?.Value;
      const holder = email ? await directory.find(email) : null;
      if (holder && holder.Username !== user.Username) {
        throw new CognitoRefusal('AliasExistsException', 'An account with the given email already exists.');
      }
      return cognito.shipped('UpdateUserAttributes', { ...request, UserAttributes: attributes });
    },
    // As shipped, no code at all matches where none was sent.
    VerifyUserAttribute: (request) => {
      if (!request.Code) throw codeMismatch();
      return cognito.shipped('VerifyUserAttribute', request);
    },
  };
}

function writable(attributes: Attribute[] | undefined, names: readonly string[]): Attribute[] {
  if (attributes?.some(({ Name }) => !names.includes(Name))) {
    throw notAuthorized('A client attempted to write unauthorized attribute');
  }
  return [...(attributes ?? [])];
}

async function verifyEmail({ directory }: CognitoLocal, username: string): Promise<void> {
  const user = await directory.find(username);
  if (!user) return;
  const others = user.Attributes.filter(({ Name }) => Name !== 'email_verified');
  await directory.save({ ...user, Attributes: [...others, { Name: 'email_verified', Value: 'true' }] });
}

/** The masked address Cognito shows, the same for an unknown user. */
const delivery = (email: string) => ({
  AttributeName: 'email',
  DeliveryMedium: 'EMAIL',
  Destination: email.replace(/^(.)[^@]*@(.).*$/, '$1***@$2***'),
});
