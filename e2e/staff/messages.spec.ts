import { randomUUID } from 'node:crypto';
import { KIND_NAMES } from '../../amplify/outgoing/kinds/kind-names';
import { KINDS } from '../../amplify/outgoing/registry';
import { render } from '../../amplify/outgoing/render-by-name';
import { exampleLinks } from '../../amplify/outgoing/links';
import { aShop } from '../../domain/testing/builders';
import { bookThroughApi } from '../support/appointments';
import { expectNothingWrong, findings, untilStill } from '../support/axe';
import { mailTo, settled } from '../support/control';
import { SUPPORT, newManager, signInTo } from '../support/people';
import { expect, test } from '../support/test';

/** An email is one article inside the page of its reader. */
const PAGE_RULES = ['landmark-one-main', 'region'];

test('staff preview a kind of email, and send themselves a test', async ({ page }) => {
  const manager = await newManager();
  await signInTo(page, '/staff/settings/messages', manager);
  await expect(page.getByRole('heading', { name: 'To the customer' })).toBeVisible();
  await page.getByRole('link', { name: 'Preview of “Booking confirmed”' }).click();
  await expect(page.getByRole('heading', { name: 'Booking confirmed' })).toBeFocused();
  const frame = page.frameLocator('iframe[title="Preview of “Booking confirmed”"]');
  await expect(frame.getByText('You are booked')).toBeVisible();
  const ground = () => frame.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  const light = await ground();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expect.poll(ground).not.toBe(light);
  await page.getByRole('radio', { name: 'Plain text' }).check();
  await expect(page.getByText('You are booked', { exact: false })).toBeVisible();

  await page.getByRole('button', { name: 'Send a test to me' }).click();
  await expect(page.getByText('The test is on its way to your own email address.')).toBeVisible();
  const mail = await mailTo(manager.email, /^Test: /);
  expect(mail.subject).toMatch(/^Test: Booked: /);
});

test('the confirmation of a booking is in the history of the visit and of its customer', async ({ page }) => {
  const visit = await bookThroughApi();
  await settled();
  await signInTo(page, `/staff?date=${visit.visitDate}&appointment=${visit.appointmentId}`, SUPPORT);
  await page.getByText('Messages', { exact: true }).click();
  const sent = page.getByRole('listitem').filter({ hasText: 'Booking confirmed' });
  await expect(sent).toContainText(`To ${visit.plate.toLowerCase()}@example.com`);
  await expect(sent).toContainText(/Sent|Delivered/);
  await page.goto(`/staff/customers/guest-${visit.appointmentId}`);
  await page.getByRole('button', { name: 'Show what was sent' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Booking confirmed' })).toBeVisible();
  await untilStill(page);
  await expectNothingWrong(page, 'a customer with messages');
});

test('no email scrolls sideways on the narrowest phone, whatever the shop and the customer are called', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const long = { name: `Garage ${'Wörthersee'.repeat(8)}`, addressLines: [`${'Lang'.repeat(20)} 1`] };
  const shop = aShop({ ...long, accent: '#ffe600' });
  const siteUrl = 'https://garage.example';
  for (const name of KIND_NAMES) {
    const { sample } = KINDS[name];
    const facts = {
      ...(sample as object),
      ...('bookedName' in (sample as object) ? { bookedName: randomUUID().repeat(3) } : {}),
    };
    const { html } = render(name, facts, { ...shop, siteUrl, linkTo: exampleLinks({ siteUrl }) }, 'en-AU');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setContent(html);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(overflow, `${name}, ${colorScheme}: scrolls sideways`).toBeLessThanOrEqual(0);
      expect.soft(await findings(page, PAGE_RULES), `${name}, ${colorScheme}`).toEqual([]);
    }
  }
});
