import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type CallerKey, openCallers } from '../functions/callers';
import { createAddresses } from './addresses';
import { createAttempts } from './attempts';
import { createCodes } from './codes';
import { loadCognitoLocal, type CodePurpose, type CognitoLocal, type PoolUser } from './cognito-local';
import { serveUserPool } from './http';
import { openJsonStore, type JsonStore } from './json-store';
import { createOperations } from './operations';
import { DEFAULT_PASSWORD_POLICY, type PasswordPolicy } from './password-policy';
import { createSignIn, usernameOf } from './sign-in';
import { createSoftwareTokens } from './software-token';
import { DEFAULT_LIFETIMES, type Lifetimes, attributeOf, createTokens } from './tokens';
import { issuerOf, type Jwks } from './verify';

/** A code on its way to a person, with what Cognito tells its triggers about them. */
export interface CodeToSend {
  readonly to: string;
  readonly code: string;
  readonly purpose: CodePurpose;
  readonly username: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface UserPoolOptions {
  /** 0 picks a free one. */
  port: number;
  /** In memory when absent. */
  dataDir?: string;
  groups: readonly string[];
  sendCode(mail: CodeToSend): Promise<void> | void;
  userPoolName?: string;
  passwordPolicy?: Partial<PasswordPolicy>;
  /** How long tokens live, from the app client; Cognito's defaults where it says nothing. */
  lifetimes?: Lifetimes;
  /** Attributes that the app client lets people write for themselves. */
  writeAttributes?: readonly string[];
  /** Ways of signing in that the app client allows. */
  flows?: readonly string[];
  /** How long a challenge can be answered. */
  sessionMinutes?: number;
}

export interface NewUser {
  email: string;
  password: string;
  groups?: readonly string[];
  name?: string;
  sub?: string;
}

export interface UserPool {
  endpoint: string;
  userPoolId: string;
  clientId: string;
  issuer: string;
  jwks(): Promise<Jwks>;
  /** Lets these keys sign administration, as far as their roles allow. */
  accept(keys: readonly CallerKey[]): void;
  /** A confirmed user. A known address keeps its `sub` and takes the password, the name and more groups. */
  createUser(user: NewUser): Promise<{ sub: string }>;
  signIn(email: string, password: string): Promise<{ idToken: string; accessToken: string; refreshToken: string }>;
  setEnabled(email: string, enabled: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** A Cognito user pool in this process: cognito-local's own modules, with gaps filled and mistakes corrected. */
export async function startUserPool(options: UserPoolOptions): Promise<UserPool> {
  const store = openJsonStore(options.dataDir && join(options.dataDir, 'user-pool.json'), {
    Users: {},
    Groups: {},
    Clients: {},
  });
  const { userPoolId, clientId } = await identityOf(store);
  const passwordPolicy = { ...DEFAULT_PASSWORD_POLICY, ...options.passwordPolicy };
  const codes = createCodes();
  const attempts = createAttempts();
  const sendCode = async (user: PoolUser, code: string, purpose: CodePurpose) => {
    codes.sent(user, purpose);
    await options.sendCode({
      ...{ to: attributeOf(user, 'email') ?? user.Username, code, purpose, username: user.Username },
      attributes: {
        ...Object.fromEntries(user.Attributes.map(({ Name, Value = '' }) => [Name, Value])),
        'cognito:user_status': user.UserStatus,
      },
    });
  };
  const userPool = {
    Id: userPoolId,
    Name: options.userPoolName ?? 'workbay',
    UsernameAttributes: ['email'],
    AutoVerifiedAttributes: ['email'],
    MfaConfiguration: 'OPTIONAL',
  };
  const cognito = await loadCognitoLocal({ store, userPool, clientId, sendCode });
  for (const group of options.groups) await cognito.directory.addGroup(group);
  const tokens = await createTokens({
    ...{ directory: cognito.directory, store, userPoolId, clientId },
    lifetimes: options.lifetimes ?? DEFAULT_LIFETIMES,
  });
  const softwareTokens = createSoftwareTokens({ cognito, tokens });
  const { flows = ['USER_SRP_AUTH', 'REFRESH_TOKEN_AUTH'], sessionMinutes = 3 } = options;
  const signIn = createSignIn({
    ...{ cognito, tokens, softwareTokens, attempts, userPoolId, passwordPolicy },
    ...{ flows, sessionMs: sessionMinutes * 60_000 },
  });
  const operate = createOperations({
    cognito,
    tokens,
    signIn,
    softwareTokens,
    codes,
    attempts,
    addresses: createAddresses({ directory: cognito.directory, sendCode }),
    userPoolId,
    clientId,
    passwordPolicy,
    writeAttributes: options.writeAttributes ?? ['email', 'name'],
    sendCode,
  });
  const issuer = issuerOf(userPoolId);
  const callers = openCallers('cognito-idp');
  const { port } = options;
  const server = await serveUserPool({ port, userPoolId, jwks: tokens.jwks, issuer, callers, operate });
  return {
    endpoint: server.endpoint,
    userPoolId,
    clientId,
    issuer,
    jwks: () => Promise.resolve(tokens.jwks),
    accept: callers.accept,
    createUser: (user) => createUser(cognito, user),
    async signIn(email, password) {
      const { AuthenticationResult: result, ChallengeName } = await signIn.withPassword(usernameOf(email), password);
      if (!result?.RefreshToken) throw new Error(`${email} must first answer ${ChallengeName}`);
      return { idToken: result.IdToken, accessToken: result.AccessToken, refreshToken: result.RefreshToken };
    },
    setEnabled: (email, enabled) => setEnabled(cognito, email, enabled),
    stop: server.stop,
  };
}

/** The pool keeps its ids, so a page left open survives a restart. */
async function identityOf(store: JsonStore): Promise<{ userPoolId: string; clientId: string }> {
  const known = await store.get<{ userPoolId: string; clientId: string }>(undefined, 'Identity');
  if (known) return known;
  const made = {
    userPoolId: `us-east-1_${randomBytes(5).toString('hex').slice(0, 9)}`,
    clientId: randomBytes(13).toString('hex'),
  };
  await store.set(undefined, 'Identity', made);
  return made;
}

async function createUser({ directory }: CognitoLocal, user: NewUser): Promise<{ sub: string }> {
  const email = usernameOf(user.email);
  const known = await directory.find(email);
  const sub = (known && attributeOf(known, 'sub')) ?? user.sub ?? randomUUID();
  const now = new Date();
  const saved: PoolUser = {
    ...(known ?? { Username: sub, RefreshTokens: [], UserCreateDate: now, UserLastModifiedDate: now }),
    Password: user.password,
    Enabled: true,
    UserStatus: 'CONFIRMED',
    Attributes: [
      { Name: 'sub', Value: sub },
      { Name: 'email', Value: email },
      { Name: 'email_verified', Value: 'true' },
      ...(user.name ? [{ Name: 'name', Value: user.name }] : []),
    ],
  };
  await directory.save(saved);
  for (const group of user.groups ?? []) await directory.addToGroup(group, saved);
  return { sub };
}

async function setEnabled({ directory }: CognitoLocal, email: string, enabled: boolean): Promise<void> {
  const user = await directory.find(usernameOf(email));
  if (!user) throw new Error(`No user has the address ${email}`);
  await directory.save({ ...user, Enabled: enabled });
}
