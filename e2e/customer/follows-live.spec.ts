import { bookThroughApi } from '../support/appointments';
import { signIn } from '../support/control';
import { MANAGER, newCustomer, signInTo } from '../support/people';
import { expect, test } from '../support/test';

test('a signed-in customer sees each move by the workshop without reloading', async ({ page, browser, baseURL }) => {
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

test('a guest with a link sees each move by the workshop as it is made', async ({ page, browser, baseURL }) => {
  const booked = await bookThroughApi();
  let reads = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('appointmentByLink') === true) reads += 1;
  });
  await page.goto(`/visit/${booked.manageToken}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Your visit' })).toBeVisible();

  const calendar = await browser.newPage({ baseURL, viewport: { width: 1280, height: 800 } });
  await signInTo(calendar, `/staff?date=${booked.visitDate}&appointment=${booked.appointmentId}`, MANAGER);
  await expect(calendar.getByRole('button', { name: 'Start work' })).toBeVisible();
  // Read when it opened and when the connection was up, and not while nothing happens.
  expect(reads).toBeLessThanOrEqual(2);
  await calendar.getByRole('button', { name: 'Start work' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'We are working on your car' })).toBeVisible();
  await calendar.getByRole('button', { name: 'Complete' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your car is ready' })).toBeVisible();
  await calendar.close();
});
