import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { aFreeTime, bookThroughApi, newPlate } from '../support/appointments';
import { mailTo, signIn } from '../support/control';
import { fillSignIn, newCustomer, signInTo } from '../support/people';
import { expect, test } from '../support/test';

const codeIn = (text: string): string => /\b\d{6}\b/.exec(text)?.[0] ?? '';

test('signing up: a code by email, then the customer’s own page', async ({ page }) => {
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

test('a forgotten password is replaced with a code by email', async ({ page }) => {
  const customer = await newCustomer();
  const password = 'Another-Password-8';
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot the password?' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Reset the password' })).toBeVisible();
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

test('a customer changes their profile, adds a car and corrects it', async ({ page }) => {
  const customer = await newCustomer();
  const plate = newPlate();
  await signInTo(page, '/my/appointments', customer);
  const account = page.getByRole('navigation', { name: 'Your account' });
  await account.getByRole('link', { name: 'Profile' }).click();
  await expect(page.getByLabel('Your name')).toHaveValue('Casey Tester');
  await expect(page.getByLabel('E-mail')).not.toBeEditable();
  await page.getByLabel('Your name').fill('Casey Changed');
  await page.getByLabel('Phone').fill('+61 400 555 111');
  await page.getByLabel('Street').fill('1 Wharf Road');
  await page.getByRole('checkbox', { name: /about offers/ }).check();
  await page.getByRole('checkbox', { name: /Remind me/ }).uncheck();
  await page.getByLabel('When the workshop has a question').selectOption('Call me');
  await page.getByRole('button', { name: 'Save the profile' }).click();
  await expect(page.getByText('Your profile is saved.')).toBeVisible();

  await account.getByRole('link', { name: 'Cars' }).click();
  await page.getByRole('button', { name: 'Add a car' }).click();
  await page.getByLabel('Number plate').fill(plate);
  await page.getByLabel('Make').fill('Mazda');
  await page.getByRole('button', { name: 'Add the car' }).click();
  const car = page.getByRole('article', { name: plate });
  await expect(car).toContainText('Mazda');
  await car.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Model').fill('MX-5');
  await page.getByLabel('Year').fill('1994');
  await page.getByLabel('VIN').fill('1HGCM82633A004353');
  await page.getByLabel('Odometer').fill('184 120');
  await page.getByRole('button', { name: 'Save the car' }).click();
  await expect(page.getByText('they do not add up')).toBeVisible();
  await page.getByLabel('VIN').fill('1HGCM82633A004352');
  await page.getByRole('button', { name: 'Save the car' }).click();
  await expect(car).toContainText('Mazda MX-5 1994');
  await expect(car).toContainText('184,120 km');

  await account.getByRole('link', { name: 'Profile' }).click();
  await page.reload();
  await expect(page.getByLabel('Street')).toHaveValue('1 Wharf Road');
  await expect(page.getByRole('checkbox', { name: /about offers/ })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: /Remind me/ })).not.toBeChecked();
  await expect(page.getByLabel('When the workshop has a question')).toHaveValue('PHONE');
  await page.goto(`/book?service=wheel-alignment&at=${await aFreeTime('wheel-alignment')}&step=details`);
  await expect(page.getByLabel('Your name')).toHaveValue('Casey Changed');
  await expect(page.getByText(plate)).toBeVisible();
});

test('a customer removes a car, downloads their data and deletes the account', async ({ page }) => {
  const customer = await newCustomer();
  const plate = newPlate();
  await signInTo(page, '/account/garage', customer);
  await page.getByRole('button', { name: 'Add a car' }).click();
  await page.getByLabel('Number plate').fill(plate);
  await page.getByLabel('Make').fill('Mazda');
  await page.getByRole('button', { name: 'Add the car' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove this car' }).click();
  await expect(page.getByText('No cars yet')).toBeVisible();

  await page.getByRole('navigation', { name: 'Your account' }).getByRole('link', { name: 'Profile' }).click();
  await page.getByRole('button', { name: 'Save the profile' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download my data' }).click();
  const file = JSON.parse(readFileSync(await (await download).path(), 'utf8')) as { customer: { email: string } };
  expect(file.customer.email).toBe(customer.email);

  await page.getByRole('button', { name: 'Delete my account' }).click();
  await page.getByLabel('Type the word delete to go on').fill('delete');
  await page.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(page.getByText('Your account is deleted.')).toBeVisible();
  await fillSignIn(page, customer);
  await expect(page.getByRole('alert')).toContainText('do not match');
});
