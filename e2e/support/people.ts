import { randomUUID } from 'node:crypto';
import { createUser, DEMO_PASSWORD } from './control';
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

/** Opens a page behind the sign-in and signs in on the way. */
export async function signInTo(page: Page, address: string, person: Person): Promise<void> {
  await page.goto(address);
  await fillSignIn(page, person);
  await expect(page).not.toHaveURL(/sign-in/);
}
