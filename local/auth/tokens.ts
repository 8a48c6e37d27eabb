import { createPublicKey, generateKeyPair, randomBytes, randomUUID, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { Directory, PoolUser } from './cognito-local';
import type { JsonStore } from './json-store';
import { notAuthorized } from './refusal';
import type { Attribute } from './request';
import { createTokenVerifier, issuerOf, type Jwks, type TokenClaims } from './verify';

/** How long tokens are valid. */
export interface Lifetimes {
  readonly idSeconds: number;
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
}

/** Cognito's defaults, where an app client states none. */
export const DEFAULT_LIFETIMES: Lifetimes = {
  idSeconds: 60 * 60,
  accessSeconds: 60 * 60,
  refreshSeconds: 30 * 24 * 60 * 60,
};

const MOST_SESSIONS = 50;

export interface SignedIn {
  AccessToken: string;
  IdToken: string;
  RefreshToken?: string;
  ExpiresIn: number;
  TokenType: 'Bearer';
}

export interface Tokens {
  jwks: Jwks;
  /** Opens a session: a refresh token kept with the user, and the first pair of tokens. */
  signIn(user: PoolUser): Promise<SignedIn & { RefreshToken: string }>;
  refresh(refreshToken: string): Promise<SignedIn>;
  revoke(refreshToken: string): Promise<void>;
  /** The user that a valid, unrevoked access token speaks for. */
  userOf(accessToken: string): Promise<PoolUser>;
}

/** Signs like Cognito, with this pool's own key, so another pool's tokens fail on signature and on issuer. */
export async function createTokens(parts: {
  directory: Directory;
  store: JsonStore;
  userPoolId: string;
  clientId: string;
  lifetimes?: Lifetimes;
}): Promise<Tokens> {
  const { directory, userPoolId, clientId, lifetimes = DEFAULT_LIFETIMES } = parts;
  const key = await signingKey(parts.store);
  const verifier = createTokenVerifier({ userPoolId, clientId, jwks: key.jwks });
  const pairFor = async (user: PoolUser, session: string) => {
    const common = await commonClaims(directory, user, { userPoolId, session });
    const { idSeconds, accessSeconds } = lifetimes;
    return {
      AccessToken: key.sign({ ...common, exp: common.iat + accessSeconds, ...accessClaims(user, clientId) }),
      IdToken: key.sign({ ...common, exp: common.iat + idSeconds, ...idClaims(user, clientId) }),
      ExpiresIn: accessSeconds,
      TokenType: 'Bearer' as const,
    };
  };
  return {
    jwks: key.jwks,
    async signIn(user) {
      const session = randomUUID();
      const RefreshToken = newRefreshToken(session, lifetimes.refreshSeconds);
      const live = (await directory.find(user.Username)) ?? user;
      const kept = live.RefreshTokens.filter((token) => !isExpired(token)).slice(1 - MOST_SESSIONS);
      await directory.save({ ...live, RefreshTokens: [...kept, RefreshToken] });
      return { ...(await pairFor(live, session)), RefreshToken };
    },
    async refresh(refreshToken) {
      const user = await directory.findByRefreshToken(refreshToken);
      if (!user) throw notAuthorized('Invalid Refresh Token.');
      if (isExpired(refreshToken)) throw notAuthorized('Refresh Token has expired');
      if (!user.Enabled) throw notAuthorized('User is disabled.');
      return pairFor(user, sessionOf(refreshToken));
    },
    async revoke(refreshToken) {
      const user = await directory.findByRefreshToken(refreshToken);
      if (!user) return;
      await directory.save({ ...user, RefreshTokens: user.RefreshTokens.filter((token) => token !== refreshToken) });
    },
    async userOf(accessToken) {
      const claims = claimsOrRefuse(() => verifier.verify(accessToken));
      const user = await directory.find(String(claims['username']));
      if (!user) throw notAuthorized('Access Token has been revoked');
      if (!user.RefreshTokens.some((token) => sessionOf(token) === claims['origin_jti'])) {
        throw notAuthorized('Access Token has been revoked');
      }
      if (!user.Enabled) throw notAuthorized('User is disabled.');
      return user;
    },
  };
}

export const attributeOf = (user: { Attributes: Attribute[] }, name: string): string | undefined =>
  user.Attributes.find((attribute) => attribute.Name === name)?.Value;

function claimsOrRefuse(verify: () => TokenClaims): TokenClaims {
  let claims: TokenClaims;
  try {
    claims = verify();
  } catch (error) {
    const expired = error instanceof Error && error.name === 'JwtExpiredError';
    throw notAuthorized(expired ? 'Access Token has expired' : 'Invalid Access Token');
  }
  if (claims.token_use !== 'access') throw notAuthorized('Invalid Access Token');
  return claims;
}

async function commonClaims(
  directory: Directory,
  user: PoolUser,
  { userPoolId, session }: { userPoolId: string; session: string },
) {
  const now = Math.floor(Date.now() / 1000);
  const groups = await directory.groupsOf(user);
  return {
    sub: attributeOf(user, 'sub'),
    ...(groups.length > 0 ? { 'cognito:groups': groups } : {}),
    iss: issuerOf(userPoolId),
    origin_jti: session,
    event_id: randomUUID(),
    auth_time: now,
    iat: now,
    jti: randomUUID(),
  };
}

const accessClaims = (user: PoolUser, clientId: string) => ({
  client_id: clientId,
  token_use: 'access',
  scope: 'aws.cognito.signin.user.admin',
  username: user.Username,
});

function idClaims(user: PoolUser, clientId: string) {
  const standard = ['email', 'name', 'given_name', 'family_name', 'phone_number', 'locale'];
  const shown = user.Attributes.filter(({ Name }) => standard.includes(Name) || Name.startsWith('custom:'));
  return {
    ...Object.fromEntries(shown.map(({ Name, Value }) => [Name, Value])),
    aud: clientId,
    token_use: 'id',
    email_verified: attributeOf(user, 'email_verified') === 'true',
    'cognito:username': user.Username,
  };
}

// A refresh token is `<session>.<expiry, epoch seconds>.<random>`; clients treat it as opaque, as they do Cognito's.
const newRefreshToken = (session: string, seconds: number) =>
  `${session}.${Math.floor(Date.now() / 1000) + seconds}.${randomBytes(32).toString('base64url')}`;
const sessionOf = (refreshToken: string) => refreshToken.split('.')[0] ?? '';
const isExpired = (refreshToken: string) => Number(refreshToken.split('.')[1]) * 1000 < Date.now();

async function signingKey(store: JsonStore) {
  let stored = await store.get<{ kid: string; pem: string }>(undefined, 'SigningKey');
  if (!stored) {
    const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
    stored = { kid: randomUUID(), pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
    await store.set(undefined, 'SigningKey', stored);
  }
  const { kid, pem } = stored;
  const publicKey = createPublicKey(pem).export({ format: 'jwk' });
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return {
    jwks: {
      keys: [{ kty: 'RSA', kid, alg: 'RS256', use: 'sig', n: publicKey.n ?? '', e: publicKey.e ?? '' }],
    } satisfies Jwks,
    sign(claims: object) {
      const body = `${encode({ kid, alg: 'RS256' })}.${encode(claims)}`;
      return `${body}.${sign('RSA-SHA256', Buffer.from(body), pem).toString('base64url')}`;
    },
  };
}
