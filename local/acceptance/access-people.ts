import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signToken } from '../../e2e/support/sign-token';
import { type Role, ROLES } from '../../domain/access/permissions';
import { startUserPool } from '../auth/pool';
import type { Cloud, GraphqlAuth } from '../cloud';
import { PASSWORD } from './small-workshop';

export interface Person {
  readonly sub: string;
  readonly email: string;
  readonly auth: { readonly idToken: string };
}

/** A person with their own sign-in. */
export async function personNamed(cloud: Cloud, name: string, groups: readonly Role[] = []): Promise<Person> {
  const email = `${name}@people.example`;
  const { sub } = await cloud.auth.createUser({ email, password: PASSWORD, name, groups });
  const { idToken } = await cloud.auth.signIn(email, PASSWORD);
  return { sub, email, auth: { idToken } };
}

/** A token of another pool that says it is this person, with every role. */
async function tokenOfAnotherPool({ sub, email }: Person): Promise<string> {
  const pool = await startUserPool({ port: 0, groups: ROLES, sendCode: () => undefined });
  try {
    await pool.createUser({ sub, email, password: PASSWORD, groups: ROLES });
    return (await pool.signIn(email, PASSWORD)).idToken;
  } finally {
    await pool.stop();
  }
}

/** Credentials that prove nothing, most of them in an administrator's name. */
export async function worthlessCredentials(admin: Person, dataDir: string): Promise<Record<string, GraphqlAuth>> {
  const poolFile = await readFile(join(dataDir, 'user-pool.json'), 'utf8');
  const from = admin.auth.idToken;
  const anHourAgo = Math.floor(Date.now() / 1000) - 3600;
  return {
    'a forged token': { idToken: signToken(poolFile, { from, key: 'STRANGER' }) },
    'an expired token': { idToken: signToken(poolFile, { from, key: 'POOL', claims: { exp: anHourAgo } }) },
    'another pool’s token': { idToken: await tokenOfAnotherPool(admin) },
    'no token': { none: true },
    'a wrong API key': { raw: { 'x-api-key': 'da2-wrong' } },
  };
}
