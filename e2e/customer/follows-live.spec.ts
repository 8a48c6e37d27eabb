import { bookThroughApi } from '../support/appointments';
import { signIn } from '../support/control';
import { MANAGER, newCustomer, signInTo } from '../support/people';
import { expect, test } from '../support/test';

test('a signed-in customer sees each move of the workshop without reload', async ({ page, browser, baseURL }) => {
  const customer = await newCustomer();
  const { idToken } = await signIn(customer.email, customer.password);
  const booked = await bookThroughApi({ idToken });
  await signInTo(page, '/my/appointments', customer);
  const visit = page.getByRole('article', { name: 'Oil and filter' });
  await expect(visit).toContainText('Booked. Bring the car at');

  const calendar = await browser.newPage({ baseURL, viewport: { width: 1280, height: 800 } });
  await signInTo(calendar, `/staff?date=${booked.visitDate}&appointment=${booked.appointmentId}`, MANAGER);
  await calendar.getByRole('button', { name: 'Start work' }).click();
  await expect(visit).toContainText('Your car is being worked on');
  await calendar.getByRole('button', { name: 'Pause' }).click();
  await expect(visit).toContainText('Booked. Bring the car at');
  await calendar.close();
});
