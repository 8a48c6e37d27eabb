import { fillSignIn, signInTo, SUPPORT } from '../support/people';
import { expect, test } from '../support/test';

test('signing in leads back to the requested page', async ({ page }) => {
  await signInTo(page, '/staff?view=technician', SUPPORT);
  await expect(page).toHaveURL(/\/staff\?view=technician/);
});

test('a wrong password is refused in words, and the form stays', async ({ page }) => {
  await page.goto('/sign-in');
  await fillSignIn(page, { ...SUPPORT, password: 'Not-the-password-1' });
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(SUPPORT.email);
});

test('signing out closes the staff pages', async ({ page }) => {
  await signInTo(page, '/staff', SUPPORT);
  await page.getByRole('button', { name: 'Front desk' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).not.toHaveURL(/\/staff$/);
  await page.goto('/staff');
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
});
