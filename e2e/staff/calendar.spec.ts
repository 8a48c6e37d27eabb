import { bookThroughApi } from '../support/appointments';
import { blockOf } from '../support/calendar';
import { MANAGER, signInTo, SUPPORT } from '../support/people';
import { expect, test } from '../support/test';

test('the calendar shows the demo day by bay and by technician', async ({ page }) => {
  await signInTo(page, '/staff', SUPPORT);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Hoist 1').first()).toBeVisible();
  await page.getByRole('link', { name: 'By technician' }).click();
  await expect(page).toHaveURL(/view=technician/);
  await expect(page.getByText('Hoist 1')).toHaveCount(0);
});

test('what one person at the desk does, another sees without reloading', async ({ page, browser }) => {
  const booked = await bookThroughApi();
  await signInTo(page, `/staff?date=${booked.visitDate}&appointment=${booked.appointmentId}`, SUPPORT);
  const other = await browser.newPage();
  await signInTo(other, `/staff?date=${booked.visitDate}`, MANAGER);
  await expect(blockOf(other, booked.plate)).toContainText('Booked');

  await page.getByRole('button', { name: 'Back to unconfirmed' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'back to unconfirmed' })).toBeVisible();
  await expect(blockOf(other, booked.plate)).toContainText('To confirm');

  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await expect(blockOf(other, booked.plate)).toContainText('Booked');
  await other.close();
});

test('a new booking appears on an open calendar, and rings the bell', async ({ page }) => {
  const first = await bookThroughApi();
  await signInTo(page, `/staff?date=${first.visitDate}`, SUPPORT);
  await expect(blockOf(page, first.plate)).toBeVisible();
  // The same day may be full by now, so the next booking looks for its own day.
  const second = await bookThroughApi();
  if (second.visitDate === first.visitDate) await expect(blockOf(page, second.plate)).toBeVisible();
  await page.getByRole('button', { name: /Notifications/ }).click();
  const alert = page
    .getByRole('region', { name: 'Notifications' })
    .getByRole('link', { name: new RegExp(second.name) });
  await expect(alert).toBeVisible();
  await alert.click();
  await expect(page.getByRole('complementary').getByText(second.name).first()).toBeVisible();
});

test('cancelling asks for a reason, frees the time and tells the customer', async ({ page }) => {
  const booked = await bookThroughApi();
  await signInTo(page, `/staff?date=${booked.visitDate}&appointment=${booked.appointmentId}`, MANAGER);
  const panel = page
    .getByRole('complementary')
    .filter({ has: page.getByRole('button', { name: 'Close the appointment' }) });
  await panel.getByRole('button', { name: 'Cancel appointment' }).click();
  await panel.getByRole('button', { name: 'Cancel appointment' }).click();
  await expect(panel.getByText('Give a reason in a few words.')).toBeVisible();
  await panel.getByLabel('Why is it cancelled?').fill('The hoist is broken');
  await panel.getByRole('button', { name: 'Cancel appointment' }).click();
  await expect(panel.getByText('Cancelled').first()).toBeVisible();
});
