import { createUser, DEMO_PASSWORD } from '../support/control';
import { expectNothingWrong, untilStill } from '../support/axe';
import { type EmptyCloud, startEmptyCloud } from '../support/empty-cloud';
import { signInTo } from '../support/people';
import { expect, test, type Page } from '../support/test';

const ADMIN = { email: 'first.admin@example.com', password: DEMO_PASSWORD };
const MECHANIC = { email: 'first.mechanic@example.com', password: DEMO_PASSWORD };
const CUSTOMER = { email: 'first.customer@example.com', password: DEMO_PASSWORD };

let cloud: EmptyCloud;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(240_000);
  cloud = await startEmptyCloud();
  await createUser({ ...ADMIN, name: 'First Admin', groups: ['ADMIN'] });
  await createUser({ ...MECHANIC, name: 'First Mechanic', groups: ['MECHANIC'] });
  await createUser({ ...CUSTOMER, name: 'First Customer' });
});
test.afterAll(() => cloud.stop());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** The page is up, with its own heading, and nothing on it has failed. */
async function expectWhole(page: Page, address: string): Promise<void> {
  await page.goto(cloud.url + address);
  await expect(page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Loading' }).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page.getByText(/did not load|could not be read|went wrong|cannot reach/)).toHaveCount(0);
}

test('visitors to a workshop that is not set up are told that it opens soon', async ({ page }) => {
  for (const address of ['/', '/services', '/book']) {
    await page.goto(cloud.url + address);
    await expect(heading(page, 'Opening soon')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('main').getByRole('link', { name: 'Book a repair' })).toHaveCount(0);
  }
  for (const [colorScheme, width] of [['light', 390] as const, ['dark', 1440] as const]) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    await untilStill(page);
    await expectNothingWrong(page, `opening soon, ${colorScheme}`);
  }
  await page.getByRole('link', { name: 'Set it up' }).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
});

test('no page fails for lack of settings, whoever opens it', async ({ page, browser }) => {
  await signInTo(page, `${cloud.url}/staff`, ADMIN);
  const parts = ['hours', 'closures', 'services', 'bays', 'staff', 'messages', 'permissions'];
  const settings = parts.map((part) => `/staff/settings/${part}`);
  for (const address of ['/staff', '/staff/customers', '/staff/audit', '/staff/print', ...settings]) {
    await expectWhole(page, address);
  }
  const mechanic = await browser.newPage();
  await signInTo(mechanic, `${cloud.url}/staff/my-day`, MECHANIC);
  await expectWhole(mechanic, '/staff/my-day');
  await expect(mechanic.getByText('Ask a manager to enter them.')).toBeVisible();
  await mechanic.close();
  const customer = await browser.newPage();
  await signInTo(customer, `${cloud.url}/my/appointments`, CUSTOMER);
  for (const address of ['/my/appointments', '/account', '/account/garage', '/account/security']) {
    await expectWhole(customer, address);
  }
  await customer.close();
});

test('the first admin sets the workshop up from the calendar, and it opens', async ({ page }) => {
  await signInTo(page, `${cloud.url}/staff`, ADMIN);
  await expect(heading(page, 'The workshop is not set up yet')).toBeVisible();
  await expectNothingWrong(page, 'the calendar before the workshop is set up');
  await page.getByRole('link', { name: 'Set up the workshop' }).click();
  await expect(page.getByLabel('Time zone')).toHaveValue('America/Los_Angeles');
  await expect(page.getByLabel('Currency')).toHaveValue('AUD');
  await expectNothingWrong(page, 'the first settings');

  await page.getByRole('link', { name: 'Bays' }).click();
  await expect(page.getByRole('heading', { name: 'The workshop comes first' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Set up the workshop' }).click();
  await page.getByLabel('Name').fill('Kerr Street Motors');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  await page.getByRole('link', { name: 'Opening hours' }).click();
  await expect(page.getByLabel('Friday, to')).toHaveValue('17:00');
  await page.getByRole('link', { name: 'Bays' }).click();
  await expect(page.getByRole('button', { name: 'Add a bay' })).toBeVisible();
  await page.goto(`${cloud.url}/staff`);
  await expect(heading(page, 'The workshop is not set up yet')).toHaveCount(0);
  await expectWhole(page, '/staff');

  await page.goto(cloud.url);
  await expect(page.getByText('Kerr Street Motors')).toBeVisible();
  await expect(heading(page, 'Opening soon')).toHaveCount(0);
  await page.goto(`${cloud.url}/services`);
  await expect(page.getByRole('heading', { name: 'No services online yet' })).toBeVisible();
});
