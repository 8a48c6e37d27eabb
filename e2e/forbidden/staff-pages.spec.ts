import { newCustomer, signInTo } from '../support/people';
import { expect, test } from '../support/test';

for (const address of ['/staff', '/staff?view=technician', '/staff?appointment=00000000-0000-4000-8000-000000000000']) {
  test(`a customer finds a closed door at ${address}`, async ({ page }) => {
    await signInTo(page, address, await newCustomer());
    await expect(page.getByRole('heading', { level: 1, name: 'Staff only' })).toBeVisible();
    await expect(page.getByText('Hoist 1')).toHaveCount(0);
  });

  test(`a visitor is asked to sign in at ${address}`, async ({ page }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  });
}
