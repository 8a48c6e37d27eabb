import { randomInt } from 'node:crypto';
import type { JsonStore } from './json-store';
import { CognitoRefusal } from './refusal';
import type { Attribute, Request } from './request';

/** The only file that reaches into cognito-local's internals; its exact version is pinned, and contract tests guard it. */

export interface PoolUser {
  Username: string;
  Password: string;
  Attributes: Attribute[];
  Enabled: boolean;
  UserStatus: string;
  UserCreateDate: Date;
  UserLastModifiedDate: Date;
  RefreshTokens: string[];
  ConfirmationCode?: string | undefined;
  UserMFASettingList?: string[] | undefined;
  PreferredMfaSetting?: string | undefined;
  SoftwareTokenMfaConfiguration?: { Secret: string; Verified: boolean; FriendlyDeviceName?: string } | undefined;
}

interface Group {
  GroupName: string;
  CreationDate: Date;
  LastModifiedDate: Date;
}

interface InnerDirectory {
  readonly options: { Id: string };
  getUserByUsername(ctx: object, username: string): Promise<PoolUser | null>;
  getUserByRefreshToken(ctx: object, token: string): Promise<PoolUser | null>;
  listUserGroupMembership(ctx: object, user: PoolUser): Promise<string[]>;
  getGroupByGroupName(ctx: object, name: string): Promise<Group | null>;
  saveGroup(ctx: object, group: Group): Promise<void>;
  addUserToGroup(ctx: object, group: Group, user: PoolUser): Promise<void>;
  saveUser(ctx: object, user: PoolUser): Promise<void>;
  saveAppClient(ctx: object, client: object): Promise<void>;
}

export type CodePurpose = 'SIGN_UP' | 'RESET_PASSWORD' | 'VERIFY_EMAIL' | 'INVITATION';

export type Operation = (request: Request) => Promise<object>;

export interface Directory {
  find(username: string): Promise<PoolUser | null>;
  findByRefreshToken(token: string): Promise<PoolUser | null>;
  save(user: PoolUser): Promise<void>;
  groupsOf(user: PoolUser): Promise<string[]>;
  addGroup(name: string): Promise<void>;
  addToGroup(name: string, user: PoolUser): Promise<void>;
}

export interface CognitoLocal {
  directory: Directory;
  has(name: string): boolean;
  /** Runs an operation of cognito-local as shipped. */
  shipped(name: string, request: object): Promise<object>;
  isCurrentTotp(secret: string, code: string): boolean;
  newTotpSecret(): string;
}

export interface CognitoLocalParts {
  store: JsonStore;
  userPool: { Id: string; Name: string; [option: string]: unknown };
  clientId: string;
  sendCode(user: PoolUser, code: string, purpose: CodePurpose): Promise<void>;
}

const PURPOSES: Record<string, CodePurpose> = {
  SignUp: 'SIGN_UP',
  ResendCode: 'SIGN_UP',
  ForgotPassword: 'RESET_PASSWORD',
  AdminCreateUser: 'INVITATION',
};

export const newCode = () => String(randomInt(1_000_000)).padStart(6, '0');

/** Builds cognito-local's services over our store, without its web server (which would load the whole AWS SDK v2). */
export async function loadCognitoLocal(parts: CognitoLocalParts): Promise<CognitoLocal> {
  const [{ UserPoolServiceImpl }, { Targets }, totp] = await Promise.all([
    import('cognito-local/lib/services/userPoolService.js'),
    import('cognito-local/lib/targets/targets.js'),
    import('cognito-local/lib/services/totp.js'),
  ]);
  const { store, userPool, clientId } = parts;
  const clock = { get: () => new Date() };
  const ctx = { logger: silentLogger() };
  const Directory = UserPoolServiceImpl as unknown as new (...args: unknown[]) => InnerDirectory;
  const inner = new Directory(store, clock, store, userPool);
  await inner.saveAppClient(ctx, { ClientId: clientId, ClientName: 'web', UserPoolId: userPool.Id });
  const services = {
    clock,
    cognito: oneUserPool(inner, store),
    config: { UserPoolDefaults: { UsernameAttributes: ['email'] } },
    messages: { deliver: deliverThrough(parts) },
    otp: newCode,
    triggers: { enabled: () => false },
  };
  const targets = Targets as unknown as Record<
    string,
    (s: object) => (ctx: object, request: unknown) => Promise<object>
  >;
  return {
    directory: directoryOf(inner, ctx),
    has: (name) => Object.hasOwn(targets, name),
    shipped: (name, request) => {
      const target = targets[name];
      if (!target) throw new Error(`cognito-local has no ${name}`);
      return target(services)(ctx, request);
    },
    isCurrentTotp: (secret, code) => totp.verify(secret, code),
    newTotpSecret: () => totp.generateSecret(),
  };
}

/** cognito-local's signature: context, source, client, pool, user, code, and more that is not needed here. */
function deliverThrough({ sendCode }: CognitoLocalParts) {
  return (...[, source, , , user, code]: [unknown, string, unknown, unknown, PoolUser, string]) =>
    sendCode(user, code, PURPOSES[source] ?? 'VERIFY_EMAIL');
}

function directoryOf(inner: InnerDirectory, ctx: object): Directory {
  return {
    find: (username) => inner.getUserByUsername(ctx, username),
    findByRefreshToken: (token) => inner.getUserByRefreshToken(ctx, token),
    save: (user) => inner.saveUser(ctx, { ...user, UserLastModifiedDate: new Date() }),
    groupsOf: (user) => inner.listUserGroupMembership(ctx, user),
    addGroup: async (name) => {
      if (await inner.getGroupByGroupName(ctx, name)) return;
      await inner.saveGroup(ctx, { GroupName: name, CreationDate: new Date(), LastModifiedDate: new Date() });
    },
    addToGroup: async (name, user) => {
      const group = await inner.getGroupByGroupName(ctx, name);
      if (!group) throw new Error(`The user pool has no group ${name}`);
      await inner.addUserToGroup(ctx, group, user);
    },
  };
}

function oneUserPool(inner: InnerDirectory, store: JsonStore) {
  const refuse = (what: string, id: string) => {
    throw new CognitoRefusal('ResourceNotFoundException', `${what} ${id} does not exist.`);
  };
  const client = (id: string) => store.get<{ UserPoolId: string }>(undefined, ['Clients', id]);
  return {
    getAppClient: (_ctx: unknown, id: string) => client(id),
    getUserPool: (_ctx: unknown, id: string) =>
      Promise.resolve(id === inner.options.Id ? inner : refuse('User pool', id)),
    getUserPoolForClientId: async (_ctx: unknown, id: string) =>
      (await client(id)) ? inner : refuse('User pool client', id),
    listUserPools: () => Promise.resolve([inner.options]),
  };
}

function silentLogger() {
  const quiet = () => undefined;
  const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet, child: () => logger };
  return logger;
}
