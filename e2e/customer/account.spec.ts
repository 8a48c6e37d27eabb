import { randomUUID } from 'node:crypto';
import { bookThroughApi } from '../support/appointments';
import { mailTo, signIn } from '../support/control';
import { fillSignIn, newCustomer, signInTo } from '../support/people';
import { expect, test } from '../support/test';

const codeIn = (text: string): string => /\b\d{6}\b/.exec(text)?.[0] ?? '';

test('signing up: a code by mail, then the customer’s own page', async ({ page }) => {
  const email = `new-${randomUUID().slice(0, 8)}@example.com`;
  const password = 'A-fine-Password-7';
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill('Nora New');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: /create/i }).click();

  await expect(page.getByRole('heading', { name: 'Check your mail' })).toBeVisible();
  await page.getByLabel('Code').fill(codeIn((await mailTo(email)).text));
  await page.getByRole('main').getByRole('button').first().click();

  await expect(page.getByRole('heading', { level: 1, name: 'My appointments' })).toBeVisible();
  await expect(page.getByText('No appointments yet')).toBeVisible();
});

test('a forgotten password is replaced with a code by mail', async ({ page }) => {
  const customer = await newCustomer();
  const password = 'Another-Password-8';
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot the password?' }).click();
  await page.waitForURL('**/reset-password*');
  await page.getByLabel('E-mail').fill(customer.email);
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: 'Choose a new password' })).toBeVisible();
  await page.getByLabel('Code').fill(codeIn((await mailTo(customer.email)).text));
  await page.getByLabel('New password').fill(password);
  await page.getByRole('main').getByRole('button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/reset-password'));
  if (page.url().includes('/sign-in')) await fillSignIn(page, { email: customer.email, password });
  await expect(page.getByRole('heading', { level: 1, name: 'My appointments' })).toBeVisible();
});

test('a customer sees the visit, its time in the shop’s zone, and cancels it', async ({ page }) => {
  const customer = await newCustomer();
  const { idToken } = await signIn(customer.email, customer.password);
  const booked = await bookThroughApi({ idToken });
  await signInTo(page, '/my/appointments', customer);

  const visit = page.getByRole('article', { name: 'Oil and filter' });
  await expect(visit).toContainText(booked.plate);
  await expect(visit).toContainText(/10:00\s?am/i);
  await visit.getByRole('button', { name: 'Cancel' }).click();
  await visit.getByRole('button', { name: 'Cancel this visit' }).click();
  await expect(page.getByText(/Cancelled/).first()).toBeVisible();
  expect((await mailTo(customer.email, /cancel/i)).to).toHaveLength(1);
});
