import type { Locator } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expectNothingWrong, untilStill } from '../support/axe';
import { MANAGER, signInTo, SUPPORT } from '../support/people';
import { type Page, expect, test } from '../support/test';

const rows = (page: Page) => page.getByRole('table', { name: 'Customers' }).getByRole('row');
const outline = (of: Locator) =>
  of.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle === 'none' ? 0 : parseFloat(outlineWidth);
  });

test('the customers table is worked from the keyboard: sorted, columns chosen, rows saved as a file', async ({
  page,
}) => {
  await signInTo(page, '/staff/customers', SUPPORT);
  const first = page.getByRole('rowheader').first();
  await expect(first).toBeVisible();
  const [before] = await first.allTextContents();
  const sort = page.getByRole('columnheader', { name: 'Name' }).getByRole('button');
  await sort.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\?sort=-name$/);
  await expect(first).not.toHaveText(before ?? '');
  await page.getByRole('button', { name: 'Columns' }).focus();
  await page.keyboard.press('Enter');
  const street = page.getByRole('menuitemcheckbox', { name: 'Street' });
  await expect(street).not.toBeChecked();
  await street.focus();
  await page.keyboard.press('Enter');
  await expect(street).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Columns' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'Street' })).toBeVisible();

  const name = await first.innerText();
  await page.getByLabel(`Select ${name}`).check();
  await expect(page.getByText('1 selected')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const csv = readFileSync(await (await download).path(), 'utf8');
  expect(csv.split('\r\n')).toHaveLength(2);
  expect(csv).toContain(name);
});

test('the table, its menus, a row at its side and chosen rows are in order for everyone, light and dark', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signInTo(page, '/staff/customers', SUPPORT);
  const states: [string, () => Promise<void>, () => Promise<void>][] = [
    ['export', () => page.getByRole('button', { name: 'Export' }).click(), () => page.keyboard.press('Escape')],
    [
      'chosen rows',
      () =>
        page
          .getByRole('checkbox', { name: /^Select (?!all)/ })
          .first()
          .check(),
      () => page.getByRole('button', { name: 'Clear selection' }).click(),
    ],
    ['a row', () => page.getByRole('rowheader').first().getByRole('link').click(), () => page.keyboard.press('Escape')],
  ];
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    for (const [state, enter, leave] of states) {
      await expect(rows(page).nth(3)).toBeVisible();
      await enter();
      await page.waitForLoadState('networkidle');
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await untilStill(page);
        await expectNothingWrong(page, `${state}, ${width}, ${colorScheme}`);
      }
      await leave();
    }
  }
});

test('on a phone a row is a card with targets for a finger, and nothing is wider than the page', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInTo(page, '/staff/customers', SUPPORT);
  await expect(rows(page).nth(2)).toBeVisible();
  const card = await rows(page).nth(2).boundingBox();
  expect(card?.height).toBeGreaterThan(44);
  for (const name of ['Sort', 'Columns', 'Export', 'New customer']) {
    expect((await page.getByRole('button', { name }).boundingBox())?.height, name).toBeGreaterThanOrEqual(44);
  }
  await page.getByRole('button', { name: 'Sort' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Name, Z to A' }).click();
  await expect(page).toHaveURL(/\?sort=-name$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

test('without colours of its own the page shows what is current, chosen, open and on', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await signInTo(page, '/staff/customers', MANAGER);
  const staff = page.getByRole('navigation', { name: 'Staff' });
  await expect(rows(page).nth(2)).toBeVisible();
  expect(await outline(staff.getByRole('link', { name: 'Customers' }))).toBeGreaterThanOrEqual(2);
  expect(await outline(staff.getByRole('link', { name: 'Audit' }))).toBe(0);
  await rows(page).nth(2).getByRole('checkbox').check();
  expect(await outline(rows(page).nth(2))).toBeGreaterThanOrEqual(2);
  expect(await outline(rows(page).nth(3))).toBe(0);
  await page.getByRole('rowheader').first().getByRole('link').click();
  const tab = (name: RegExp) => page.getByRole('tab', { name });
  const border = (of: Locator) => of.evaluate((element) => getComputedStyle(element).borderBottomColor);
  await expect(tab(/^Visits/)).toHaveAttribute('aria-selected', 'true');
  expect(await border(tab(/^Visits/))).not.toBe(await border(tab(/^Cars/)));

  await page.goto('/staff/settings/shop');
  const part = page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Shop and rules' });
  await expect(part).toBeVisible();
  expect(await outline(part)).toBeGreaterThanOrEqual(2);
  const track = (word: string) =>
    page
      .getByText(word, { exact: true })
      .locator('xpath=following-sibling::span')
      .evaluate((element) => getComputedStyle(element).backgroundColor);
  const word = 'Offer a waiting list on full days';
  const before = await track(word);
  await page.getByText(word, { exact: true }).click();
  await expect.poll(() => track(word)).not.toBe(before);
});

test('a bay that was renamed by mistake has its name again after undo', async ({ page }) => {
  const name = `Yard ${randomUUID().slice(0, 8)}`;
  await signInTo(page, '/staff/settings/bays', MANAGER);
  await page.getByRole('button', { name: 'Add a bay' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByText('In use', { exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByText('You haven’t saved your changes.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: `Edit ${name}` }).click();
  await page.getByLabel('Name').fill(`${name} gone`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(`${name} gone saved`)).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`${name} is as it was before`)).toBeVisible();
  await expect(page.getByRole('button', { name: `Edit ${name}`, exact: true })).toBeVisible();
});
