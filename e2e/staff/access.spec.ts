import { randomUUID } from 'node:crypto';
import { bookThroughApi } from '../support/appointments';
import { blockOf } from '../support/board';
import { mailTo } from '../support/control';
import { ADMIN, fillSignIn, signInTo } from '../support/people';
import { expect, test } from '../support/test';

test('an admin invites a mechanic, who sees their own jobs, is promoted and sees more, and is shut out on the next click', async ({
  page,
  browser,
  baseURL,
}) => {
  const name = `Nico ${randomUUID().slice(0, 6)}`;
  const email = `nico-${randomUUID().slice(0, 8)}@example.com`;
  // Booked before the mechanic is there, lest the job be given to them.
  const visit = await bookThroughApi();
  await signInTo(page, '/staff/settings/staff', ADMIN);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('checkbox', { name: 'Staff', exact: true }).uncheck();
  await page.getByRole('checkbox', { name: 'Mechanic' }).check();
  await page.getByRole('checkbox', { name: 'Works on cars' }).check();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('button', { name: `Access of ${name}` })).toBeVisible();

  const firstPassword = /Wb-\S+/.exec((await mailTo(email)).text)?.[0] ?? '';
  const theirs = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await theirs.goto(`/staff?date=${visit.visitDate}`);
  await fillSignIn(theirs, { email, password: firstPassword });
  await theirs.getByLabel('New password').fill('Nicos-own-password-1');
  await theirs.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(theirs.getByRole('button', { name: 'Mechanic' })).toBeVisible();
  await expect(theirs.getByRole('link', { name: 'My day' })).toBeVisible();
  // The day has other people's jobs; none of them is theirs to see.
  await expect(
    theirs.getByRole('button', { name: 'Print the day' }).or(theirs.getByText('Print the day')),
  ).toBeVisible();
  await expect(blockOf(theirs, visit.plate)).toHaveCount(0);
  await expect(theirs.getByRole('link', { name: 'Settings' })).toHaveCount(0);

  const giveRole = async (change: () => Promise<void>) => {
    await page.getByRole('button', { name: `Access of ${name}` }).click();
    await change();
    await page.getByRole('button', { name: 'Save' }).click();
    // Somebody may have booked meanwhile and got the new mechanic.
    const anyway = page.getByRole('button', { name: 'Save, and leave these appointments to be assigned' });
    const saved = page.getByRole('button', { name: `Access of ${name}` });
    await expect(saved.or(anyway)).toBeVisible();
    if (await anyway.isVisible()) await anyway.click();
    await expect(saved).toBeVisible();
  };
  await giveRole(() => page.getByRole('checkbox', { name: 'Manager' }).check());
  await theirs.reload();
  await expect(theirs.getByRole('link', { name: 'Settings' }).first()).toBeVisible();
  await expect(blockOf(theirs, visit.plate)).toBeVisible();

  await giveRole(() => page.getByRole('checkbox', { name: 'Works here' }).uncheck());
  await theirs.getByRole('link', { name: 'Settings' }).first().click();
  await expect(theirs.getByRole('heading', { level: 1, name: 'Your access has ended' })).toBeVisible();
  await theirs.getByRole('button', { name: 'Sign out' }).click();
  await fillSignIn(theirs, { email, password: 'Nicos-own-password-1' });
  await expect(theirs.getByRole('alert')).toBeVisible();
});
