import { randomUUID } from 'node:crypto';
import { type Booked, bookThroughApi } from '../support/appointments';
import { blockOf } from '../support/calendar';
import { graphql, mailTo, signIn } from '../support/control';
import { ADMIN, fillSignIn, newCustomer, signInTo } from '../support/people';
import { expect, test } from '../support/test';

const firstPasswordOf = (mail: string): string => /Wb-\S+/.exec(mail)?.[0] ?? '';

const STAFF = 'query Staff { listStaffMembers(shopId: "SHOP", limit: 100) { items { email technicianId } } }';

/** A job at ten assigned to this mechanic from the start. */
async function bookFor(email: string): Promise<Booked> {
  const { idToken } = await signIn(ADMIN.email);
  const { body } = await graphql(STAFF, {}, { idToken });
  const staff = body.data?.['listStaffMembers'] as { items: { email: string; technicianId: string | null }[] };
  const technicianId = staff.items.find((one) => one.email === email)?.technicianId;
  if (!technicianId) throw new Error(`${email} is no technician`);
  return bookThroughApi({ idToken }, 3, { technicianId });
}

test('an admin invites a mechanic, who sees their assigned visits, sees more once promoted, and is shut out at once', async ({
  page,
  browser,
  baseURL,
}) => {
  const name = `Nico ${randomUUID().slice(0, 6)}`;
  const email = `nico-${randomUUID().slice(0, 8)}@example.com`;
  // Booked before the mechanic exists, so that the job is not assigned to them.
  const visit = await bookThroughApi();
  await signInTo(page, '/staff/settings/staff', ADMIN);
  await page.getByRole('button', { name: 'Invite a colleague' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Email').fill(email);
  await page.getByRole('checkbox', { name: 'Staff', exact: true }).uncheck();
  await page.getByRole('checkbox', { name: 'Mechanic' }).check();
  await page.getByText('Works on cars', { exact: true }).click();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('button', { name: `Access of ${name}` })).toBeVisible();

  // The first email got lost: another goes out, and only its password works.
  const lostPassword = firstPasswordOf((await mailTo(email)).text);
  await page.getByRole('button', { name: `Access of ${name}` }).click();
  await page.getByRole('button', { name: 'Send the invitation again' }).click();
  await expect(page.getByText(`The invitation is on its way to ${email}`)).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();

  const firstPassword = firstPasswordOf((await mailTo(email)).text);
  expect(firstPassword).not.toBe(lostPassword);
  const theirs = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await theirs.goto(`/staff?date=${visit.visitDate}`);
  await fillSignIn(theirs, { email, password: firstPassword });
  await theirs.getByLabel('New password').fill('Nicos-own-password-1');
  await theirs.getByRole('button', { name: 'Save and sign in' }).click();
  await expect(theirs.getByRole('button', { name: 'Mechanic' })).toBeVisible();
  await expect(theirs.getByRole('link', { name: 'My day' })).toBeVisible();
  // The day has other people's jobs; they may see none of them.
  await expect(
    theirs.getByRole('button', { name: 'Print the day' }).or(theirs.getByText('Print the day')),
  ).toBeVisible();
  await expect(blockOf(theirs, visit.plate)).toHaveCount(0);
  await expect(theirs.getByRole('link', { name: 'Settings' })).toHaveCount(0);

  // They see their own job: on its day in the calendar, and on that day under “My day”.
  const own = await bookFor(email);
  await theirs.goto(`/staff?date=${own.visitDate}`);
  await expect(blockOf(theirs, own.plate)).toBeVisible();
  await theirs.clock.setSystemTime(own.startsAt);
  await theirs.getByRole('link', { name: 'My day' }).click();
  await expect(theirs.getByRole('heading', { level: 1, name: 'My day' })).toBeVisible();
  await expect(theirs.getByRole('heading', { level: 2, name: own.plate })).toBeVisible();
  await expect(theirs.getByRole('main').getByRole('heading', { level: 2 })).toHaveCount(1);
  await theirs.goto(`/staff?date=${visit.visitDate}`);

  const giveRole = async (change: () => Promise<void>) => {
    await page.getByRole('button', { name: `Access of ${name}` }).click();
    await change();
    await page.getByRole('button', { name: 'Save' }).click();
    // Another test may have booked in the meantime and got the new mechanic.
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

  await giveRole(() => page.getByText('Works here', { exact: true }).click());
  // Their page hears of it without being touched.
  await expect(theirs.getByRole('heading', { level: 1, name: 'Your access has ended' })).toBeVisible();
  await theirs.getByRole('button', { name: 'Sign out' }).click();
  await fillSignIn(theirs, { email, password: 'Nicos-own-password-1' });
  await expect(theirs.getByRole('alert')).toBeVisible();
});

test('a customer joins the staff with their existing sign-in, is told by email, begins to work on cars and stops again', async ({
  page,
}) => {
  const customer = await newCustomer();
  const name = `Remi ${randomUUID().slice(0, 6)}`;
  await signInTo(page, '/staff/settings/staff', ADMIN);
  await page.getByRole('button', { name: 'Invite a colleague' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Email').fill(customer.email);
  await page.getByRole('checkbox', { name: 'Mechanic' }).check();
  await page.getByRole('button', { name: 'Send the invitation' }).click();
  await expect(page.getByRole('heading', { name: `${name} works here now` })).toBeVisible();
  await expect(page.getByText(/An email is on its way to them/)).toBeVisible();
  expect((await mailTo(customer.email, /^You work with/)).text).toContain('/sign-in');
  await page.getByRole('button', { name: 'Back to the staff' }).click();

  await page.getByRole('button', { name: `Edit ${name}` }).click();
  await page.getByText('Works on cars', { exact: true }).click();
  await page.getByRole('checkbox', { name: 'Tyres' }).check();
  await expect(page.getByRole('heading', { name: 'Working hours' })).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('General, Tyres');
  await page.getByRole('button', { name: `Edit ${name}` }).click();
  await expect(page.getByRole('checkbox', { name: 'Tyres' })).toBeChecked();
  await page.getByText('Works on cars', { exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: name })).not.toContainText('Tyres');
});
