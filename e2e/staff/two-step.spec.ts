import { randomUUID } from 'node:crypto';
import { authenticator } from '../support/authenticator';
import { mailTo } from '../support/control';
import { ADMIN, fillSignIn, newCustomer, signInTo } from '../support/people';
import { expect, test, type Page } from '../support/test';

async function setUpTwoStep(page: Page): Promise<ReturnType<typeof authenticator>> {
  await page.getByRole('button', { name: 'Set up two-step sign-in' }).click();
  await expect(page.getByRole('img', { name: 'QR code of your key' })).toBeVisible();
  const app = authenticator(
    (await page.getByRole('group', { name: 'Or type this key into the app' }).textContent()) ?? '',
  );
  await page.getByLabel('Code', { exact: true }).fill('000000');
  await page.getByRole('button', { name: 'Turn two-step sign-in on' }).click();
  await expect(page.getByRole('alert')).toContainText('code is not right');
  await page.getByLabel('Code', { exact: true }).fill(app.nextCode());
  await page.getByRole('button', { name: 'Turn two-step sign-in on' }).click();
  await expect(page.getByText('Two-step sign-in is on.')).toBeVisible();
  return app;
}

test('an invited mechanic sets a password and an authenticator app, and signs in with its code from then on', async ({
  page,
  browser,
  baseURL,
}) => {
  const name = `Tomi ${randomUUID().slice(0, 6)}`;
  const email = `tomi-${randomUUID().slice(0, 8)}@example.com`;
  const password = 'Tomis-own-password-1';
  await signInTo(page, '/staff/settings/staff', ADMIN);
  await page.getByRole('button', { name: 'Invite a colleague' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Email').fill(email);
  await page.getByRole('checkbox', { name: 'Staff', exact: true }).uncheck();
  await page.getByRole('checkbox', { name: 'Mechanic' }).check();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('button', { name: `Access of ${name}` })).toBeVisible();

  const firstPassword = /Wb-\S+/.exec((await mailTo(email)).text)?.[0] ?? '';
  const theirs = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await theirs.goto('/staff');
  await fillSignIn(theirs, { email, password: firstPassword });
  await theirs.getByLabel('New password').fill(password);
  await theirs.getByRole('button', { name: 'Save and sign in' }).click();
  await theirs.getByRole('button', { name: 'Mechanic' }).click();
  await theirs.getByRole('link', { name: 'Sign-in and security' }).click();
  await expect(theirs).toHaveURL(/\/account\/security$/);
  const app = await setUpTwoStep(theirs);

  await theirs.getByRole('button', { name: 'Sign out', exact: true }).click();
  await fillSignIn(theirs, { email, password });
  await theirs.getByLabel('Code', { exact: true }).fill('000000');
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await expect(theirs.getByRole('alert')).toContainText('code is not right');
  await theirs.getByLabel('Code', { exact: true }).fill(app.nextCode());
  await theirs.getByRole('button', { name: 'Sign in' }).click();
  await expect(theirs.getByRole('button', { name: 'Mechanic' })).toBeVisible();

  // The phone is lost: an admin turns two-step sign-in off.
  await page.getByRole('button', { name: `Access of ${name}` }).click();
  await page.getByRole('button', { name: 'Turn their two-step sign-in off' }).click();
  await page.getByRole('button', { name: 'Turn it off' }).click();
  await expect(page.getByText('Two-step sign-in is off.')).toBeVisible();
  await theirs.getByRole('button', { name: 'Mechanic' }).click();
  await theirs.getByRole('button', { name: 'Sign out', exact: true }).click();
  await fillSignIn(theirs, { email, password });
  await expect(theirs.getByRole('button', { name: 'Mechanic' })).toBeVisible();
});

test('after two-step sign-in is turned off, the password alone is enough', async ({ page }) => {
  const customer = await newCustomer();
  await signInTo(page, '/account/security', customer);
  await setUpTwoStep(page);
  await page.reload();
  await page.getByRole('button', { name: 'Turn two-step sign-in off' }).click();
  await page.getByRole('button', { name: 'Turn it off' }).click();
  await expect(page.getByRole('button', { name: 'Set up two-step sign-in' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await fillSignIn(page, customer);
  await expect(page.getByRole('heading', { level: 1, name: 'My appointments' })).toBeVisible();
});

test('a changed password counts at once, and signing out everywhere ends the other device too', async ({
  page,
  browser,
  baseURL,
}) => {
  const customer = await newCustomer();
  const password = 'A-changed-Password-9';
  const other = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await signInTo(other, '/account/security', customer);
  await expect(other.getByRole('button', { name: 'Set up two-step sign-in' })).toBeVisible();

  await signInTo(page, '/account/security', customer);
  await page.getByLabel('Present password').fill(customer.password);
  await page.getByLabel('New password').fill(password);
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByText('Your password is changed.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign out on all devices' }).click();
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await fillSignIn(page, customer);
  await expect(page.getByRole('alert')).toBeVisible();
  await fillSignIn(page, { ...customer, password });
  await expect(page.getByRole('heading', { level: 1, name: 'My appointments' })).toBeVisible();

  await other.getByRole('button', { name: 'Set up two-step sign-in' }).click();
  await expect(other.getByRole('alert')).toContainText('Your sign-in has ended');
});
