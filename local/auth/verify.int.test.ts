import { createSign, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startUserPool, type UserPool } from './pool';
import { createTokenVerifier, type TokenVerifier } from './verify';

const LOGIN = { email: 'casey@example.com', password: 'Workbay-demo-1' };

describe('the token verifier', () => {
  let dataDir: string;
  let pool: UserPool;
  let verifier: TokenVerifier;
  let tokens: Awaited<ReturnType<UserPool['signIn']>>;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'workbay-auth-'));
    pool = await start(dataDir);
    await pool.createUser({ ...LOGIN, groups: ['ADMIN'] });
    tokens = await pool.signIn(LOGIN.email, LOGIN.password);
    verifier = createTokenVerifier({ ...pool, jwks: await pool.jwks() });
  });
  afterEach(() => vi.useRealTimers());
  afterAll(async () => {
    await pool.stop();
    await rm(dataDir, { recursive: true });
  });

  it('accepts id and access tokens of this pool and says whose they are', () => {
    expect(verifier.verify(tokens.idToken)).toMatchObject({
      token_use: 'id',
      'cognito:groups': ['ADMIN'],
      email: LOGIN.email,
    });
    expect(verifier.verify(tokens.accessToken)).toMatchObject({ token_use: 'access', 'cognito:groups': ['ADMIN'] });
  });

  it('refuses a refresh token, an unsigned one and plain text', () => {
    const [, payload] = tokens.idToken.split('.');
    const unsigned = `${encode({ alg: 'none', kid: headerOf(tokens.idToken).kid })}.${payload}.`;
    for (const token of [tokens.refreshToken, unsigned, 'hello', '']) expect(() => verifier.verify(token)).toThrow();
  });

  it('refuses a token whose claims were changed', () => {
    const [header, payload, signature] = tokens.idToken.split('.');
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString()) as object;
    expect(() => verifier.verify(`${header}.${encode({ ...claims, sub: 'someone-else' })}.${signature}`)).toThrow(
      /signature/i,
    );
  });

  it('refuses a token that another key signed under our key’s id', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const body = tokens.idToken.split('.').slice(0, 2).join('.');
    const forged = `${body}.${createSign('RSA-SHA256').update(body).sign(privateKey, 'base64url')}`;
    expect(() => verifier.verify(forged)).toThrow(/signature/i);
  });

  it('refuses an expired token', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61 * 60_000 });
    expect(() => verifier.verify(tokens.idToken)).toThrow(/expired/i);
    expect(() => verifier.verify(tokens.accessToken)).toThrow(/expired/i);
  });

  it('refuses the tokens of another pool, and of another client of this pool', async () => {
    const other = await start();
    await other.createUser(LOGIN);
    const foreign = await other.signIn(LOGIN.email, LOGIN.password);
    await other.stop();
    expect(() => verifier.verify(foreign.idToken)).toThrow();
    const trusting = createTokenVerifier({ ...pool, jwks: await other.jwks() });
    expect(() => trusting.verify(foreign.idToken)).toThrow(/issuer/i);
    const otherClient = createTokenVerifier({ ...pool, clientId: 'another', jwks: await pool.jwks() });
    expect(() => otherClient.verify(tokens.idToken)).toThrow(/audience/i);
  });

  it('keeps its users, ids and keys over a restart', async () => {
    const { userPoolId, clientId } = pool;
    await pool.stop();
    pool = await start(dataDir);
    expect(pool).toMatchObject({ userPoolId, clientId });
    expect(verifier.verify((await pool.signIn(LOGIN.email, LOGIN.password)).idToken)).toHaveProperty('sub');
  });
});

const start = (dataDir?: string) =>
  startUserPool({ port: 0, ...(dataDir ? { dataDir } : {}), groups: ['ADMIN'], sendCode: () => undefined });
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const headerOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid: string };
