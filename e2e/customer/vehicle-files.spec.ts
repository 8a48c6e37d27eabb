import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { newPlate } from '../support/appointments';
import { graphql, signIn } from '../support/control';
import { MECHANIC, newCustomer, newManager, signInTo } from '../support/people';
import { findings } from '../support/axe';
import { expect, test, type Page } from '../support/test';

const PDF = {
  name: 'Papers.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\nThe papers of the car\n'),
};

/** A photo like a phone's: larger than any screen, and recording where it was taken. */
async function aPhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [3200, 2400];
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('nothing to draw on');
    const sky = context.createLinearGradient(0, 0, 0, 2400);
    sky.addColorStop(0, '#9cc4d8');
    sky.addColorStop(1, '#e8e2d4');
    context.fillStyle = sky;
    context.fillRect(0, 0, 3200, 2400);
    context.fillStyle = '#0f5c63';
    context.fillRect(500, 1000, 2200, 700);
    context.fillRect(900, 600, 1300, 500);
    context.fillStyle = '#16232a';
    for (const x of [1000, 2200]) {
      context.beginPath();
      context.arc(x, 1700, 280, 0, 7);
      context.fill();
    }
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
  });
  const plain = Buffer.from(base64, 'base64');
  const note = Buffer.from('Exif\0\0 taken at home: 52.5200 N, 13.4050 E');
  const length = Buffer.from([0, note.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, note, plain.subarray(2)]);
}

const SAVE = `mutation Save($requestId: ID!, $vehicleId: ID!, $plate: String!, $make: String) {
  saveVehicle(requestId: $requestId, vehicleId: $vehicleId, plate: $plate, make: $make) { ok }
}`;
const FILES = `query Files($vehicleId: ID!) { vehicleFiles(vehicleId: $vehicleId) { ok code answer } }`;
const PROFILE = `mutation Profile($requestId: ID!, $name: String!) { saveProfile(requestId: $requestId, name: $name) { ok } }`;

/** A separate customer for this test, with a car. */
async function customerWithCar() {
  const customer = await newCustomer();
  const [vehicleId, plate] = [randomUUID(), newPlate()];
  const { idToken } = await signIn(customer.email, customer.password);
  await graphql(PROFILE, { requestId: randomUUID(), name: `Owner of ${plate}` }, { idToken });
  await graphql(SAVE, { requestId: randomUUID(), vehicleId, plate, make: 'Mazda' }, { idToken });
  return { customer, vehicleId, plate, idToken };
}

async function openFiles(page: Page, plate: string): Promise<void> {
  await page.getByRole('button', { name: `Photos and documents of ${plate}` }).click();
}

const widthOf = (page: Page, name: string) =>
  page.getByTitle(name).evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : -1));

test('a customer adds a photo and a document, staff open them, another customer cannot', async ({ page, browser }) => {
  const { customer, vehicleId, plate } = await customerWithCar();
  await signInTo(page, '/account/garage', customer);
  await openFiles(page, plate);
  await expect(page.getByText('No photos or documents yet.')).toBeVisible();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add a photo or a document' }).click();
  await (await chooser).setFiles([{ name: 'Dent.JPG', mimeType: 'image/jpeg', buffer: await aPhoto(page) }, PDF]);

  const files = page.getByRole('list', { name: `Files of ${plate}` });
  await expect(files.getByRole('listitem')).toHaveCount(2);
  await expect.poll(() => widthOf(page, 'Dent.jpg')).toBe(2560);
  const shown = await page.getByTitle('Dent.jpg').getAttribute('src');
  const sent = Buffer.from(await (await fetch(shown ?? '')).arrayBuffer());
  expect(sent.includes('taken at home')).toBe(false);
  expect(await findings(page)).toEqual([]);

  await files.getByRole('button', { name: 'Look at Dent.jpg' }).click();
  await expect(page.getByRole('dialog', { name: 'Dent.jpg' }).getByRole('img', { name: 'Dent.jpg' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(files.getByRole('button', { name: 'Look at Dent.jpg' })).toBeFocused();

  const desk = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await signInTo(desk, `/staff/customers/${customer.sub}`, await newManager());
  await openFiles(desk, plate);
  await expect.poll(() => widthOf(desk, 'Dent.jpg')).toBe(2560);
  const download = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Save Papers.pdf' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('Papers.pdf');
  expect(readFileSync(await saved.path())).toEqual(PDF.buffer);
  expect(await findings(desk)).toEqual([]);
  await desk.close();

  const stranger = await newCustomer();
  const { idToken } = await signIn(stranger.email, stranger.password);
  const { body } = await graphql(FILES, { vehicleId }, { idToken });
  expect(body.data?.['vehicleFiles']).toEqual({ ok: false, code: 'NOT_FOUND', answer: null });
  const mechanic = await signIn(MECHANIC.email, MECHANIC.password);
  const seen = await graphql(FILES, { vehicleId }, { idToken: mechanic.idToken });
  expect(seen.body.data?.['vehicleFiles']).toMatchObject({ ok: true });

  await files.getByRole('button', { name: 'Remove Papers.pdf' }).click();
  await files.getByRole('button', { name: 'Remove it' }).click();
  await expect(files.getByRole('listitem')).toHaveCount(1);
  await page.reload();
  await openFiles(page, plate);
  await expect(files.getByRole('listitem')).toHaveCount(1);
});

test('a file that is not a photo is refused, and a lost upload is sent again', async ({ page }) => {
  const { customer, plate } = await customerWithCar();
  await signInTo(page, '/account/garage', customer);
  await openFiles(page, plate);
  const input = page.locator('input[type="file"]');
  await input.setInputFiles({ name: 'page.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<!doctype html>') });
  await expect(page.getByRole('alert')).toContainText('not what its name says');
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Dismiss page.jpg' }).click();

  await page.route('**/vehicle-files/pending/**', (route) => route.abort());
  await input.setInputFiles(PDF);
  await expect(page.getByRole('alert')).toContainText('The connection was lost');
  await page.unroute('**/vehicle-files/pending/**');
  await page.getByRole('button', { name: 'Try again with Papers.pdf' }).click();
  await expect(page.getByRole('list', { name: `Files of ${plate}` }).getByRole('listitem')).toHaveCount(1);
});

test('photos can be paged through, and a portrait photo is cropped to its tile', async ({ page }) => {
  const { customer, plate } = await customerWithCar();
  await signInTo(page, '/account/garage', customer);
  await openFiles(page, plate);
  const wide = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 100 } });
  const upright = await page.screenshot({ clip: { x: 0, y: 0, width: 100, height: 300 } });
  await page.locator('input[type="file"]').setInputFiles([
    { name: 'Wide.png', mimeType: 'image/png', buffer: wide },
    { name: 'Upright.png', mimeType: 'image/png', buffer: upright },
  ]);
  const files = page.getByRole('list', { name: `Files of ${plate}` });
  await expect(files.getByRole('listitem')).toHaveCount(2);
  await expect.poll(() => widthOf(page, 'Upright.png')).toBeGreaterThan(0);
  const face = await files.getByRole('button', { name: 'Look at Upright.png' }).boundingBox();
  expect((face?.width ?? 0) / (face?.height ?? 1)).toBeCloseTo(4 / 3, 1);

  await files.getByRole('button', { name: 'Look at Upright.png' }).click();
  const viewer = page.getByRole('dialog');
  await expect(viewer.getByRole('status')).toContainText('1 of 2');
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByRole('img', { name: 'Wide.png' })).toBeVisible();
  await viewer.getByRole('button', { name: 'Next photo' }).click();
  await expect(viewer.getByRole('img', { name: 'Upright.png' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
});
