import { expectNothingWrong, untilStill } from './support/axe';
import { MANAGER, newCustomer, signInTo, type Person } from './support/people';
import { expect, test, type Page } from './support/test';

interface Visit {
  address: string;
  person?: () => Promise<Person> | Person;
}

const PAGES: Visit[] = [
  ...['/', '/services', '/book', '/visit/a-link.of-mine'].map((address) => ({ address })),
  ...['/my/appointments', '/account', '/account/garage'].map((address) => ({ address, person: newCustomer })),
  ...[
    '/staff',
    '/staff/my-day',
    '/staff/customers',
    '/staff/customers/somebody',
    '/staff/audit',
    '/staff/settings/hours',
    '/staff/settings/staff',
  ].map((address) => ({ address, person: () => MANAGER })),
];

const LOOKS = [
  { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
] as const;

async function expectSoundLooks(page: Page, when: string): Promise<void> {
  for (const { viewport, colorScheme } of LOOKS) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await untilStill(page);
    await expectNothingWrong(page, `${when}, ${viewport.width}, ${colorScheme}`);
  }
}

for (const { address, person } of PAGES) {
  test(`axe finds nothing on ${address} while it waits for an answer, and when none comes`, async ({ page }) => {
    if (person) await signInTo(page, address, await person());
    let isWaiting = true;
    await page.route('**/graphql', async (route) => {
      if (!isWaiting) await route.abort();
    });
    await page.goto(address);
    await expect(page.getByRole('status').first()).toBeVisible();
    await expectSoundLooks(page, 'waiting');

    isWaiting = false;
    await page.goto(address);
    await expect(page.getByRole('button', { name: /again/i }).first()).toBeVisible({ timeout: 30_000 });
    await expectSoundLooks(page, 'failed');
  });
}
