import { randomUUID } from 'node:crypto';
import { addDays, localDateOf, toInstant, wallTimeToMs } from '../../domain/shared/time';
import { ZONE, bookThroughApi, newPlate } from '../support/appointments';
import { graphql, signIn } from '../support/control';
import { MANAGER, newManager, signInTo } from '../support/people';
import { type Page, expect, test } from '../support/test';

/** How far the page overflows the screen. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('on a phone the bell’s list fits the screen, and its count fits one line', async ({ page }) => {
  await bookThroughApi();
  await page.setViewportSize({ width: 360, height: 640 });
  await signInTo(page, '/staff', MANAGER);
  const bell = page.getByRole('button', { name: /Notifications/ });
  const count = bell.locator('span', { hasText: /^\d\+? new$/ });
  await expect(count).toBeVisible();
  const height = () => count.evaluate((badge) => badge.getBoundingClientRect().height);
  const oneLine = await height();
  await count.evaluate((badge) => {
    if (badge.firstChild) badge.firstChild.textContent = '9+';
  });
  expect(await height()).toBe(oneLine);

  await bell.click();
  const panel = page.getByRole('region', { name: 'Notifications' });
  for (const width of [320, 360, 390, 430, 719, 768, 1280]) {
    await page.setViewportSize({ width, height: 640 });
    const box = await panel.boundingBox();
    expect(box, `${width}`).not.toBeNull();
    if (!box) continue;
    expect(box.x, `${width}: left`).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width, `${width}: right`).toBeLessThanOrEqual(width);
    expect(box.y + box.height, `${width}: bottom`).toBeLessThanOrEqual(640);
  }
});

test('no word of the permissions is broken on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInTo(page, '/staff/settings/permissions', MANAGER);
  const table = page.getByRole('table');
  await expect(table).toBeVisible();
  const broken = await table
    .locator('td span')
    .evaluateAll((words) => words.filter((word) => word.getClientRects().length > 1).map((word) => word.textContent));
  expect(broken).toEqual([]);
  for (const width of [360, 390, 768, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    const cut = await table
      .locator('td')
      .evaluateAll((cells) =>
        cells.filter((cell) => cell.scrollWidth > cell.clientWidth).map((cell) => cell.innerHTML),
      );
    expect(cut, `${width}`).toEqual([]);
    expect(await overflowOf(page), `${width}`).toBeLessThanOrEqual(0);
  }
});

test('two long names without a space are compared within the page', async ({ page, browser, baseURL }) => {
  const bay = `Yard${randomUUID().replaceAll('-', '').slice(0, 8)}`;
  const long = (letter: string) => `${bay}${letter.repeat(50 - bay.length)}`;
  const manager = await newManager();
  await signInTo(page, '/staff/settings/bays', manager);
  await page.getByRole('button', { name: 'Add a bay' }).click();
  await page.getByLabel('Name').fill(bay);
  await page.getByText('In use', { exact: true }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: `Edit ${bay}` }).click();

  const other = await browser.newPage({ baseURL: baseURL ?? '' });
  await signInTo(other, '/staff/settings/bays', MANAGER);
  await other.getByRole('button', { name: `Edit ${bay}` }).click();
  await other.getByLabel('Name').fill(long('W'));
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('button', { name: /^Edit Yard.*WWW$/ })).toBeVisible();
  await other.close();

  await page.getByLabel('Name').fill(long('M'));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('table')).toBeVisible();
  for (const width of [360, 390, 768, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await overflowOf(page), `${width}`).toBeLessThanOrEqual(0);
    const box = await page.getByRole('table').boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? Infinity), `${width}`).toBeLessThanOrEqual(width);
  }
});

const BOOK = `mutation Book($requestId: ID!, $serviceId: ID!, $startsAt: String!, $contact: ContactInput, $vehicle: VehicleDetailsInput) {
  bookAppointment(requestId: $requestId, serviceId: $serviceId, startsAt: $startsAt, contact: $contact, vehicle: $vehicle) { ok code }
}`;

test('the time on a calendar block is shown in full beside a long plate', async ({ page }) => {
  const { idToken } = await signIn(MANAGER.email, MANAGER.password);
  const plate = `LONG ${newPlate()} 12345`;
  const today = localDateOf(Date.now(), ZONE);
  // Other tests close days further ahead.
  let date = today;
  for (let day = 25; day < 35; day += 1) {
    date = addDays(today, day);
    const given = {
      ...{ requestId: randomUUID(), serviceId: 'oil-and-filter' },
      startsAt: toInstant(wallTimeToMs(date, '11:00', ZONE)),
      contact: { name: 'Long Plate', email: `${randomUUID()}@example.com` },
      vehicle: { plate, make: 'Toyota' },
    };
    const { body } = await graphql(BOOK, given, { idToken });
    if ((body.data?.['bookAppointment'] as { ok: boolean } | undefined)?.ok) break;
  }
  await signInTo(page, `/staff?date=${date}`, MANAGER);
  const block = page.getByRole('main').getByRole('link', { name: new RegExp(`^11:00 to .*${plate}`) });
  await expect(block).toBeVisible();
  const time = block.locator('time');
  const height = await time.evaluate((words) => words.getBoundingClientRect().height);
  const lineHeight = await time.evaluate((words) => parseFloat(getComputedStyle(words).lineHeight));
  expect(height).toBeLessThan(1.5 * lineHeight);
});
