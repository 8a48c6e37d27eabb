import { randomUUID } from 'node:crypto';
import { newPlate } from '../support/appointments';
import { mailTo } from '../support/control';
import { expect, test, type Page } from '../support/test';

/** Tabs until something with this name has the focus, like a user without a mouse. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const label = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      const labelled = element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : '';
      return `${label} ${labelled}`.trim();
    });
    if (name.test(focused)) return;
  }
  throw new Error(`No focus on ${name.source}`);
}

async function enterOn(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

test('a customer books, moves and cancels by keyboard alone, while the time is held', async ({ page }) => {
  const email = `keys-${randomUUID().slice(0, 8)}@example.com`;
  await page.goto('/book?service=oil-and-filter');
  await expect(page.getByRole('button', { name: /^Next free time/ })).toBeVisible();
  await enterOn(page, /^Show a whole month/);
  await expect(page.getByRole('grid')).toBeVisible();
  await tabTo(page, /\d+ free$|none free$/);
  for (let day = 0; day < 9; day += 1) await page.keyboard.press('ArrowRight');
  const day = page.locator(':focus');
  await expect(day).toHaveAccessibleName(/^\w+ \d+ \w+, \d+ free$/);
  await page.keyboard.press('Enter');
  await enterOn(page, /^\w+ \d+ \w+, \d+:\d\d\s[ap]m, 45 min, \$/);

  await expect(page.getByRole('heading', { level: 1, name: 'You and your car' })).toBeFocused();
  await expect(page.getByText(/^We keep this time for you for \d+:\d\d$/)).toBeVisible();
  await tabTo(page, /Your name/);
  await page.keyboard.type('Kay Calendar');
  await tabTo(page, /E-mail/);
  await page.keyboard.type(email);
  await tabTo(page, /Number plate/);
  await page.keyboard.type(newPlate());
  await tabTo(page, /Make/);
  await page.keyboard.type('Toyota');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Is everything right?' })).toBeFocused();
  await expect(page.getByText('You can move or cancel online until')).toBeVisible();
  await enterOn(page, /^Book \d/);
  await expect(page.getByRole('heading', { level: 1, name: 'You are booked' })).toBeVisible();

  await enterOn(page, /^Change the time$/);
  // The first time of the day is the current one, if another pair could do it too; the next is a different one.
  await tabTo(page, /^\w+ \d+ \w+, \d+:\d\d\s[ap]m, 45 min, \$/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await enterOn(page, /^Move to /);
  await expect(page.getByText('Your visit has its new time.')).toBeVisible();
  expect((await mailTo(email, /^New time: /)).attachments.some(({ filename }) => filename.endsWith('.ics'))).toBe(true);

  await enterOn(page, /^Cancel visit$/);
  await enterOn(page, /^Yes, cancel this visit$/);
  await expect(page.getByRole('heading', { level: 1, name: 'This visit is cancelled' })).toBeVisible();
  await mailTo(email, /^Cancelled: /);
});

test('two people race for the last time: one gets it, the other is booked one tap later', async ({
  browser,
  baseURL,
}) => {
  const open = async (name: string) => {
    const context = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    // The shop has one alignment rack, so each of its free times can be booked once.
    await page.goto('/book?service=wheel-alignment');
    return { page, name };
  };
  const [first, second] = [await open('Ada'), await open('Bo')];
  const next = first.page.getByRole('button', { name: /^Next free time/ });
  await expect(next).toBeVisible();
  await expect(second.page.getByRole('button', { name: /^Next free time/ })).toBeVisible();
  await next.click();
  await expect(first.page.getByText(/^We keep this time for you for/)).toBeVisible();

  await second.page.getByRole('button', { name: /^Next free time/ }).click();
  await expect(second.page.getByRole('heading', { level: 1, name: 'That time was just taken' })).toBeVisible();
  const alternatives = second.page.getByRole('alert').getByRole('button', { name: /^Take/ });
  await expect(alternatives).toHaveCount(3);
  await alternatives.first().click();

  for (const { page, name } of [first, second]) {
    await page.getByLabel('Your name').fill(name);
    await page.getByLabel('E-mail').fill(`${name.toLowerCase()}-${randomUUID().slice(0, 8)}@example.com`);
    await page.getByLabel('Number plate').fill(newPlate());
    await page.getByLabel('Make').fill('Toyota');
    await page.getByRole('button', { name: 'Check your booking' }).click();
    await page.getByRole('button', { name: /^Book \d/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'You are booked' })).toBeVisible();
    await page.context().close();
  }
});

test('a service with plans is booked as one of them, for a car that is being sold, at one of several times', async ({
  page,
}) => {
  const email = `plan-${randomUUID().slice(0, 8)}@example.com`;
  await page.goto('/book');
  await expect(page.getByRole('button', { name: /^Pre-purchase inspection from \$220/ })).toBeVisible();
  await page.getByRole('button', { name: /^Pre-purchase inspection/ }).tap();
  await page.getByRole('button', { name: /^Complete \$280/ }).tap();
  await page.getByRole('button', { name: /^Next free time/ }).tap();
  await page.getByLabel('I am selling this car').check();
  await page.getByLabel('Buyer’s name (optional)').fill('Billie Buyer');
  await page.getByLabel('Your name').fill('Sal Seller');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Number plate').fill(newPlate());
  await page.getByLabel('Make').fill('Mazda');
  await page.getByRole('button', { name: 'Check your booking' }).tap();
  await page.getByRole('button', { name: 'Add another time' }).tap();
  await page
    .getByRole('group', { name: 'Day' })
    .getByRole('button', { name: /[1-9]\d* free/ })
    .nth(2)
    .tap();
  await page
    .getByRole('button', { name: /3 h, \$280/ })
    .first()
    .tap();
  await page.getByRole('button', { name: /^Ask for 2 times/ }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'We have your request' })).toBeVisible();
  await expect(page.getByText('Pre-purchase inspection, Complete')).toBeVisible();
  await expect(page.getByText('Also fine')).toBeVisible();
  await mailTo(email, /^We have your request: Pre-purchase inspection, Complete/);
});
