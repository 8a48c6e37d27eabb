import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { aFreeTime, bookThroughApi, newPlate } from '../support/appointments';
import { createUser, DEMO_PASSWORD, settled } from '../support/control';
import { fillSignIn, MANAGER, MECHANIC, signInTo, SUPPORT } from '../support/people';
import { expect, test } from '../support/test';

const aName = () => `Tess ${randomUUID().slice(0, 8)}`;

test('a customer is entered, found by part of the plate from the keyboard, changed, and given another car', async ({
  page,
}) => {
  const [name, plate] = [aName(), newPlate()];
  await signInTo(page, '/staff/customers', SUPPORT);
  await page.getByRole('button', { name: 'New customer' }).click();
  const form = page.getByRole('dialog', { name: 'New customer' });
  await expect(form.getByLabel('Name', { exact: true })).toBeFocused();
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('Phone').fill('+61 2 5550 7788');
  await form.getByRole('button', { name: 'Add customer' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await page.getByRole('button', { name: 'Add a car' }).click();
  await page.getByLabel('Plate').fill(plate);
  await page.getByLabel('VIN').fill('1HGCM82633A003452');
  await expect(page.getByText('not a valid VIN')).toBeVisible();
  await page.getByLabel('VIN').fill('1HGCM82633A004352');
  await expect(page.getByText('Model year by the VIN: 2003')).toBeVisible();
  await page.getByRole('button', { name: 'Save the car' }).click();
  await expect(page.getByText(plate, { exact: true })).toBeVisible();
  await page.getByRole('button', { name: `Odometer of ${plate}` }).click();
  await page.getByLabel('Odometer (km)').fill('48200');
  await page.getByRole('button', { name: 'Save the reading' }).click();
  await expect(page.getByText(/^48,200 km/)).toBeVisible();
  await page.getByRole('button', { name: 'Edit notes and tags' }).click();
  await expect(page.getByRole('textbox', { name: 'Tags' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Tags' }).fill('fleet, rings first');
  page.once('dialog', (question) => void question.dismiss());
  await page.getByRole('link', { name: 'All customers' }).click();
  await expect(page.getByRole('textbox', { name: 'Tags' })).toHaveValue('fleet, rings first');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('list', { name: 'Tags' }).getByRole('listitem')).toHaveText(['fleet', 'rings first']);

  await settled();
  await page.goto('/staff');
  await expect(page.getByRole('button', { name: 'Find' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(plate.slice(3).toLowerCase());
  await expect(page.getByRole('option', { name: plate })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('a customer of the demo workshop is found from the keyboard by name and by plate', async ({ page }) => {
  await signInTo(page, '/staff', SUPPORT);
  await expect(page.getByRole('button', { name: 'Find' })).toBeVisible();
  await page.keyboard.press('Control+k');
  const typed = page.getByRole('dialog').getByRole('combobox');
  for (const part of ['casey mor', 'ekb14']) {
    await typed.fill(part);
    await expect(page.getByRole('option', { name: 'Casey Moreau' }).first()).toBeVisible();
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Casey Moreau' })).toBeVisible();
});

test('two records of one person become one, with the visits of both', async ({ page }) => {
  const visit = await bookThroughApi();
  await settled();
  await signInTo(page, '/staff/customers', SUPPORT);
  const email = `${visit.plate.toLowerCase()}@example.com`;
  await page.getByRole('button', { name: 'New customer' }).click();
  const name = aName();
  const form = page.getByRole('dialog', { name: 'New customer' });
  await form.getByLabel('Name', { exact: true }).fill(name);
  await form.getByLabel('Email').fill(email);
  await form.getByRole('button', { name: 'Add customer' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Perhaps the same person' })).toBeVisible();
  await expect(page.getByText('None so far.')).toBeVisible();
  await page.getByRole('button', { name: /Merge into this customer/ }).click();
  await page.getByRole('dialog', { name: 'Merge these customers?' }).getByRole('button', { name: 'Merge' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Perhaps the same person' })).toHaveCount(0);
  await expect(page.getByText(visit.plate, { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Visits' }).getByRole('link')).toHaveCount(1);
});

test('a file is checked, tried, imported; a bad line is named, and importing it again enters no one twice', async ({
  page,
}) => {
  const tag = randomUUID().slice(0, 6);
  const lines = Array.from(
    { length: 150 },
    (_, index) => `Imported ${tag} ${String(index)},i${tag}-${String(index)}@example.com,`,
  );
  const csv = [
    'Full name;Mail;Rego',
    ...lines.map((line) => line.replaceAll(',', ';')),
    'No address;not-an-address;',
    '',
  ];
  const file = { name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(csv.join('\r\n')) };
  await signInTo(page, '/staff/customers/import', MANAGER);
  await page.getByLabel('CSV file').setInputFiles(file);
  await expect(page.getByLabel('Name')).toHaveValue('Full name');
  await page.getByRole('button', { name: 'See what would happen' }).click();
  await expect(page.getByText('150 would be new, 0 are known, 1 would be left out.')).toBeVisible();
  await expect(page.getByText('Line 152: E-mail is not an e-mail address')).toBeVisible();
  await page.getByRole('button', { name: 'Import them' }).click();
  await expect(page.getByText('150 are new, 0 were known, 1 were left out.')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download these lines with the reasons' }).click();
  expect(readFileSync(await (await download).path(), 'utf8')).toContain('is not an e-mail address');
  await page.getByRole('button', { name: 'Start over' }).click();
  await page.getByRole('button', { name: 'See what would happen' }).click();
  await expect(page.getByText('0 would be new, 150 are known, 1 would be left out.')).toBeVisible();

  await settled();
  await page.getByRole('link', { name: 'All customers' }).click();
  await page.getByLabel('Find a customer').fill(`imported ${tag} 14`);
  const rows = page.getByRole('table', { name: 'Customers' }).getByRole('rowheader').getByRole('link');
  await expect(rows).toHaveCount(8);
  await page.reload();
  await expect(rows).toHaveCount(8);
  await rows.first().click();
  const drawer = page.getByRole('dialog', { name: `Imported ${tag} 14` });
  await drawer.getByRole('link', { name: 'Open full record' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Imported ${tag} 14` })).toBeVisible();
  await page.goBack();
  await expect(drawer).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await expect(rows).toHaveCount(8);

  await page.getByLabel('Find a customer').fill('');
  await page.getByRole('button', { name: /^Show more/ }).click();
  await expect(rows).toHaveCount(100);
  await page.reload();
  await expect(rows).toHaveCount(100);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await rows.nth(80).click();
    await page.getByRole('dialog').getByRole('link', { name: 'Open full record' }).click();
    await expect(page.getByRole('link', { name: 'All customers' })).toBeInViewport();
    await page.goBack();
    await page.goBack();
    await expect(rows).toHaveCount(100);
    await expect(rows.nth(80)).toBeInViewport();
  }
});

test('a guest who signs up later finds the earlier visit, and staff see who did what', async ({
  page,
  browser,
  baseURL,
}) => {
  const visit = await bookThroughApi();
  await settled();
  const email = `${visit.plate.toLowerCase()}@example.com`;
  const { sub } = await createUser({ email, password: DEMO_PASSWORD, name: 'Was a guest' });
  await signInTo(page, '/my/appointments', { email, password: DEMO_PASSWORD });
  await expect(page.getByText(visit.plate).first()).toBeVisible();

  const theirs = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await signInTo(theirs, `/staff/customers/guest-${visit.appointmentId}`, MANAGER);
  await expect(theirs).toHaveURL(new RegExp(sub));
  await expect(theirs.getByText('Has one')).toBeVisible();
  await theirs.goto(`/staff/audit?record=customer%23${sub}`);
  const merging = theirs.getByRole('row').filter({ hasText: 'merged another record into' }).first();
  await merging.getByRole('rowheader').getByRole('link').click();
  await expect(theirs.getByRole('dialog').getByRole('row', { name: /merged/ })).toBeVisible();
});

test('deleting a customer asks twice, is refused while a visit is still to come, and leaves no name behind', async ({
  page,
}) => {
  const visit = await bookThroughApi();
  await settled();
  await signInTo(page, `/staff/customers/guest-${visit.appointmentId}`, MANAGER);
  await page.getByRole('button', { name: 'Delete this customer' }).click();
  await expect(page.getByText('One visit is still open.')).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).click();

  await page.getByRole('region', { name: 'Visits' }).getByRole('link').click();
  await page.getByRole('button', { name: 'Cancel appointment' }).click();
  await page.getByLabel('Why is it cancelled?').fill('Moves away');
  await page.getByRole('button', { name: 'Cancel appointment' }).click();
  await expect(page.getByText('Moves away').first()).toBeVisible();
  await settled();
  await page.goto(`/staff/customers/guest-${visit.appointmentId}`);
  await page.getByRole('button', { name: 'Delete this customer' }).click();
  await expect(page.getByRole('button', { name: 'Delete for good' })).toBeDisabled();
  await page.getByLabel('Type “delete” to confirm').fill('delete');
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
  await page.goto(`/staff/customers/guest-${visit.appointmentId}`);
  await expect(page.getByRole('heading', { level: 1, name: 'This customer was deleted' })).toBeVisible();
  await settled();
  await page.goto('/staff/customers');
  await page.getByLabel('Find a customer').fill(visit.plate);
  await expect(page.getByText('No one found')).toBeVisible();
});

test('a mechanic finds pages but no customers', async ({ page }) => {
  await page.goto('/staff/customers');
  await fillSignIn(page, MECHANIC);
  await expect(
    page.getByRole('heading', { level: 1, name: 'You don’t have permission to see customers' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByRole('combobox', { name: 'Page', exact: true })).toBeFocused();
  await expect(page.getByRole('option')).toHaveText([/Calendar/, /My day/]);
});

test('the front desk books for a customer from their page, and the visit appears on it', async ({ page }) => {
  const visit = await bookThroughApi();
  await settled();
  const address = `/staff/customers/guest-${visit.appointmentId}`;
  await signInTo(page, address, SUPPORT);
  await page.getByRole('link', { name: 'Book a visit' }).click();
  await expect(page.getByText(`You are booking for Owner of ${visit.plate}.`)).toBeVisible();
  await page.getByRole('button', { name: /^Wheel alignment/ }).click();
  await page.goto(`${page.url()}&at=${await aFreeTime('wheel-alignment')}&step=details`);
  await expect(page.getByLabel('Your name')).toHaveValue(`Owner of ${visit.plate}`);
  await expect(page.getByRole('radio', { name: new RegExp(visit.plate) })).toBeChecked();
  await page.getByRole('button', { name: 'Check your booking' }).click();
  await page.getByRole('button', { name: /^Book/ }).click();
  await expect(page).toHaveURL(/\/visit\//);
  await page.goto(address);
  await expect(page.getByRole('region', { name: 'Visits' }).getByRole('link')).toHaveCount(2);
  await page.getByRole('button', { name: `History of ${visit.plate}` }).click();
  const history = page.getByRole('region', { name: `History of ${visit.plate}` });
  await expect(history.getByRole('link', { name: /Wheel alignment/ })).toBeVisible();
  await expect(history.getByRole('link')).toHaveCount(2);
});
