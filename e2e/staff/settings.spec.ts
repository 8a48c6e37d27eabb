import { randomUUID } from 'node:crypto';
import { addDays, localDateOf, toInstant, wallTimeToMs, weekdayOf } from '../../domain/shared/time';
import { ZONE, newPlate } from '../support/appointments';
import { graphql } from '../support/control';
import { ADMIN, MANAGER, MECHANIC, signInTo, SUPPORT } from '../support/people';
import { type Page, expect, test } from '../support/test';

const BOOK = `mutation Book($requestId: ID!, $serviceId: ID!, $startsAt: String!, $contact: ContactInput, $vehicle: VehicleDetailsInput) {
  bookAppointment(requestId: $requestId, serviceId: $serviceId, startsAt: $startsAt, contact: $contact, vehicle: $vehicle) { ok code }
}`;

/** Books a wash at the first free one of the given times. */
async function bookOn(date: string, times: readonly string[], name: string): Promise<void> {
  for (const time of times) {
    const { body } = await graphql(
      BOOK,
      {
        requestId: randomUUID(),
        serviceId: 'wash-and-vacuum',
        startsAt: toInstant(wallTimeToMs(date, time, ZONE)),
        contact: { name, email: `${randomUUID()}@example.com` },
        vehicle: { plate: newPlate() },
      },
      { apiKey: true },
    );
    if ((body.data?.['bookAppointment'] as { ok: boolean } | undefined)?.ok) return;
  }
  throw new Error('No wash is free');
}

/** The first Sunday at least five weeks ahead: far from what other tests use. */
function aSunday(): string {
  let date = addDays(localDateOf(Date.now(), ZONE), 35);
  while (weekdayOf(date) !== 7) date = addDays(date, 1);
  return date;
}

test('shorter opening hours list the appointments in the way, and keep them on request', async ({ page }) => {
  const name = `Sunny ${newPlate()}`;
  await bookOn(aSunday(), ['13:00', '13:30', '14:00'], name);
  await signInTo(page, '/staff/settings/hours', MANAGER);
  const to = page.getByLabel('Sunday, to');
  await to.fill('13:15');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(name)).toBeVisible();
  await page.getByRole('button', { name: 'Go back' }).click();
  await expect(to).toHaveValue('13:15');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Keep them and save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await to.fill('15:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
});

test('a day closed in one window is closed in another that is open', async ({ page, browser, baseURL }) => {
  const title = `Floor paint ${newPlate()}`;
  const day = addDays(aSunday(), 14);
  const other = await browser.newPage({ baseURL });
  await signInTo(other, '/staff/settings/closures', ADMIN);
  await expect(other.getByRole('heading', { name: 'The next twelve weeks' })).toBeVisible();
  const rowOn = (each: Page) => each.getByRole('listitem').filter({ hasText: title });

  await signInTo(page, '/staff/settings/closures', MANAGER);
  await page.getByLabel('Name (optional)').fill(title);
  await page.getByLabel('First day').fill(day);
  await page.getByLabel('Last day').fill(day);
  await page.getByRole('button', { name: 'Close this time' }).click();
  await expect(rowOn(other)).toBeVisible();
  await rowOn(page)
    .getByRole('button', { name: /^Open again/ })
    .click();
  await expect(rowOn(other)).toHaveCount(0);
  await other.close();
});

test('a closed day has no time on the public page until it is opened again', async ({ page, browser, baseURL }) => {
  const day = addDays(aSunday(), 7);
  const title = `Stocktaking ${newPlate()}`;
  await signInTo(page, '/staff/settings/closures', MANAGER);
  await page.getByLabel('Name (optional)').fill(title);
  await page.getByLabel('First day').fill(day);
  await page.getByLabel('Last day').fill(day);
  await page.getByRole('button', { name: 'Close this time' }).click();
  const row = page.getByRole('listitem').filter({ hasText: title });
  const keep = page.getByRole('button', { name: 'Keep them and close the rest' });
  await expect(row.or(keep)).toBeVisible();
  if (await keep.isVisible()) await keep.click();
  await expect(row).toBeVisible();

  const visitor = await browser.newPage({ baseURL });
  const free = async () => {
    await visitor.goto(`/book?service=wash-and-vacuum&at=${toInstant(wallTimeToMs(day, '10:00', ZONE))}`);
    await visitor.getByRole('button', { name: 'Show a whole month' }).click();
    await expect(visitor.getByRole('grid')).toHaveAttribute('aria-busy', 'false');
    const button = visitor.locator(`[data-date="${day}"]`);
    await expect(button).toHaveAccessibleName(/free$/);
    return button.getAttribute('data-free');
  };
  expect(await free()).toBe('false');
  await row.getByRole('button', { name: /^Open again/ }).click();
  await expect(row).toHaveCount(0);
  expect(await free()).toBe('true');
  await visitor.close();
});

test('the zone cannot change while appointments are ahead, a bay is added and renamed, a service gets a plan', async ({
  page,
}) => {
  await signInTo(page, '/staff/settings', MANAGER);
  await page.getByLabel('Time zone').fill('Australia/Perth');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/^Time is taken from/)).toBeVisible();

  page.once('dialog', (question) => void question.accept());
  await page.getByRole('link', { name: 'Bays' }).click();
  await page.getByRole('button', { name: 'Add a bay' }).click();
  const bay = `Yard ${newPlate()}`;
  await page.getByLabel('Name').fill(bay);
  await page.getByText('In use', { exact: true }).click();
  await expect(page.getByLabel('In use')).not.toBeChecked();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: bay })).toContainText('Out of use');

  await page.getByRole('link', { name: 'Services' }).click();
  await page.getByRole('button', { name: 'Add a service' }).click();
  const service = `Polish ${newPlate()}`;
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(service);
  await page.getByLabel('Category').fill('Cleaning');
  await page.getByText('Offered to customers').click();
  await page.getByRole('button', { name: 'Add a plan' }).click();
  await page.getByRole('group', { name: 'Plan 1' }).getByLabel('Price').fill('45.50');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: service })).toContainText('from $45.50');

  await page.getByRole('link', { name: 'Staff', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Edit Mia/ })).toBeVisible();
});

test('on a tablet and a phone the sections of the settings are one row, with the open one in view', async ({
  page,
}) => {
  for (const width of [768, 390]) {
    await page.setViewportSize({ width, height: 844 });
    if (width === 768) await signInTo(page, '/staff/settings/staff', ADMIN);
    else await page.goto('/staff/settings/staff');
    const parts = page.getByRole('navigation', { name: 'Settings' }).getByRole('link');
    await expect(parts.filter({ hasText: 'Staff' })).toBeInViewport({ ratio: 1 });
    const rows = await parts.evaluateAll(
      (links) => new Set(links.map((link) => link.getBoundingClientRect().top)).size,
    );
    expect(rows).toBe(1);
  }
});

test('the front desk closes days but changes no rules, and a mechanic changes nothing', async ({
  page,
  browser,
  baseURL,
}) => {
  await signInTo(page, '/staff/settings', SUPPORT);
  await expect(page.getByRole('heading', { name: 'Close, or take off the schedule' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Opening hours' })).toHaveCount(0);
  const mechanic = await browser.newPage({ baseURL });
  await signInTo(mechanic, '/staff/settings/shop', MECHANIC);
  await expect(
    mechanic.getByRole('heading', { name: 'You don’t have permission to change these settings' }),
  ).toBeVisible();
  await mechanic.goto('/staff/my-day');
  await expect(mechanic.getByRole('heading', { name: 'My day', level: 1 })).toBeVisible();
  await mechanic.close();
});
