import { randomUUID } from 'node:crypto';
import { createUser, DEMO_PASSWORD, signIn } from './control';
import type { Tokens } from './control';
import { expect, type Page } from './test';

export interface Person {
  email: string;
  password: string;
}

const demo = (name: string): Person => ({ email: `${name}@workbay.example`, password: DEMO_PASSWORD });

export const ADMIN = demo('admin');
export const SUPPORT = demo('support');
export const MANAGER = demo('manager');
export const MECHANIC = demo('mia.mechanic');

/** A separate customer for this test, so that no two tests share anything. */
export async function newCustomer(): Promise<Person & { sub: string }> {
  const person = { email: `customer-${randomUUID().slice(0, 8)}@example.com`, password: DEMO_PASSWORD };
  return { ...person, ...(await createUser({ ...person, name: 'Casey Tester' })) };
}

/** A separate manager for this test, for calls to the API: throttles count by person. */
export async function newManager(): Promise<Person> {
  const person = { email: `manager-${randomUUID().slice(0, 8)}@example.com`, password: DEMO_PASSWORD };
  await createUser({ ...person, name: 'Manuel Tester', groups: ['MANAGER'] });
  return person;
}

/** Fills in the sign-in form on the open page. */
export async function fillSignIn(page: Page, { email, password }: Person): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Tokens of the demo's people, whom many tests share. */
const known = new Map<string, Promise<Tokens>>();
let stored = 0;

function tokensOf({ email, password }: Person): Promise<Tokens> {
  const isShared = email.endsWith('@workbay.example');
  const tokens = (isShared ? known.get(email) : undefined) ?? signIn(email, password);
  if (isShared) known.set(email, tokens);
  return tokens;
}

/** What Amplify keeps of a sign-in, as it would find it on the next visit. */
async function storageOf(person: Person): Promise<Record<string, string>> {
  const { idToken, accessToken, refreshToken } = await tokensOf(person);
  const claims = JSON.parse(Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()) as {
    client_id: string;
    username: string;
  };
  const client = `CognitoIdentityServiceProvider.${claims.client_id}`;
  const user = `${client}.${claims.username}`;
  return {
    [`${client}.LastAuthUser`]: claims.username,
    [`${user}.idToken`]: idToken,
    [`${user}.accessToken`]: accessToken,
    [`${user}.refreshToken`]: refreshToken,
    [`${user}.clockDrift`]: '0',
    [`${user}.signInDetails`]: JSON.stringify({ loginId: person.email, authFlowType: 'USER_SRP_AUTH' }),
  };
}

/** Opens a page signed in, as on a later visit. The sign-in form has tests of its own, and costs a second each time. */
export async function signInTo(page: Page, address: string, person: Person): Promise<void> {
  stored += 1;
  await page.context().addInitScript(
    ({ entries, mark }) => {
      // Once: who signs out stays signed out.
      if (!location.protocol.startsWith('http') || localStorage.getItem(mark) !== null) return;
      localStorage.setItem(mark, 'signed in');
      for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
    },
    { entries: await storageOf(person), mark: `e2e-sign-in-${stored}` },
  );
  await page.goto(address);
}
