import { randomUUID } from 'node:crypto';
import { bookThroughApi, newPlate, type Booked } from '../support/appointments';
import { blockOf } from '../support/calendar';
import { graphql, mailTo, signIn } from '../support/control';
import { MANAGER, signInTo } from '../support/people';
import { expect, test, type Page } from '../support/test';

const ONE = `query One($id: ID!) { getAppointment(appointmentId: $id) { startsAt endsAt bayId technicianId version } }`;

interface Standing {
  startsAt: string;
  endsAt: string;
  bayId: string;
  technicianId: string;
  version: number;
}

async function standing({ appointmentId }: Booked): Promise<Standing> {
  const { idToken } = await signIn(MANAGER.email, MANAGER.password);
  const { body } = await graphql(ONE, { id: appointmentId }, { idToken });
  return body.data?.['getAppointment'] as Standing;
}

/** Drags a block by this many pixels, slowly enough for a hand. */
async function pull(page: Page, plate: string, by: { x?: number; y?: number }): Promise<void> {
  const box = await blockOf(page, plate).boundingBox();
  if (!box) throw new Error('The block is not on the page');
  const from = { x: box.x + box.width / 2, y: box.y + 8 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + (by.x ?? 0) / 2, from.y + (by.y ?? 0) / 2, { steps: 5 });
  await page.mouse.move(from.x + (by.x ?? 0), from.y + (by.y ?? 0), { steps: 5 });
  // The next frame shows what the drop would do.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
}

const MOVE = `mutation Move($requestId: ID!, $appointmentId: ID!, $version: Int!, $startsAt: String!, $bayId: ID) {
  rescheduleAppointment(requestId: $requestId, appointmentId: $appointmentId, version: $version, startsAt: $startsAt, bayId: $bayId) { ok }
}`;

/** Moves a visit into another's bay, on its day, some time after it; returns how many minutes after. */
async function putBelow(other: Booked, visit: Booked, bayId: string): Promise<number> {
  const { idToken } = await signIn(MANAGER.email, MANAGER.password);
  for (let minutes = 60; minutes <= 420; minutes += 30) {
    const startsAt = new Date(Date.parse(visit.startsAt) + minutes * 60_000).toISOString();
    const move = { requestId: randomUUID(), appointmentId: other.appointmentId, version: 1, startsAt, bayId };
    const { body } = await graphql(MOVE, move, { idToken });
    if ((body.data?.['rescheduleAppointment'] as { ok: boolean } | undefined)?.ok) return minutes;
  }
  throw new Error('The day has no second place in this bay');
}

/** One minute on the grid, in pixels. */
const MINUTE = 1.3;

test('a staff member drags a visit, undoes it, and is told before dropping it why another place will not do', async ({
  page,
}) => {
  // The demo fills four weeks; later days have room to drag to.
  const visit = await bookThroughApi({ apiKey: true }, 30);
  const before = await standing(visit);
  const below = await putBelow(await bookThroughApi(), visit, before.bayId);
  await signInTo(page, `/staff?date=${visit.visitDate}`, MANAGER);
  await expect(blockOf(page, visit.plate)).toBeVisible();
  await blockOf(page, visit.plate).scrollIntoViewIfNeeded();

  await page.waitForLoadState('networkidle');
  await pull(page, visit.plate, { y: below * MINUTE });
  await expect(page.getByText('Taken', { exact: true })).toBeVisible();
  await page.mouse.up();
  await expect(page.getByRole('alert')).toContainText('The appointment stays where it was.');
  await page.getByRole('button', { name: 'All right' }).click();
  expect(await standing(visit)).toEqual(before);

  // To any free place in the same bay.
  let moved = 0;
  for (const minutes of [60, 90, 120, 150, 180, 210, 240, 270, 300, -60, -90, 30, -30, -120, 330, 360]) {
    await pull(page, visit.plate, { y: minutes * MINUTE });
    if ((await page.locator('[data-preview="FREE"]').count()) > 0) {
      moved = minutes;
      break;
    }
    await page.keyboard.press('Escape');
    await page.mouse.move(0, 0);
    await page.mouse.up();
    const close = page.getByRole('button', { name: 'All right' });
    if (await close.isVisible()) await close.click();
  }
  expect(moved).not.toBe(0);
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  const after = await standing(visit);
  expect(after.bayId).toBe(before.bayId);
  expect(Date.parse(after.startsAt) - Date.parse(before.startsAt)).toBe(moved * 60_000);
  await mailTo(`${visit.plate.toLowerCase()}@example.com`, /^New time: /);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await standing(visit)).startsAt).toBe(before.startsAt);
});

test('the same by keyboard alone: lift, carry, hear whether it is free, drop, and make it longer', async ({ page }) => {
  const visit = await bookThroughApi();
  const before = await standing(visit);
  await signInTo(page, `/staff?date=${visit.visitDate}`, MANAGER);
  await blockOf(page, visit.plate).focus();
  await page.keyboard.press('m');
  const speech = page.getByRole('status').filter({ hasText: 'Enter drops' });
  await expect(speech).toContainText('Free');
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press('ArrowDown');
    if (step % 2 === 1 && /Free\./.test((await speech.textContent()) ?? '')) break;
  }
  await page.keyboard.press('Escape');
  await expect(speech).toHaveCount(0);
  expect(await standing(visit)).toEqual(before);

  await page.keyboard.press('m');
  await page.keyboard.press('Shift+ArrowUp');
  await expect(speech).toContainText('Free');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => Date.parse((await standing(visit)).endsAt))
    .toBe(Date.parse(before.endsAt) - 15 * 60_000);
});

test('time is blocked and freed, and a request with preferred times is confirmed at one of them', async ({ page }) => {
  await signInTo(page, '/staff', MANAGER);
  await page.getByRole('link', { name: 'Next day' }).click();
  await page.getByRole('button', { name: 'Block time' }).click();
  const form = page.getByRole('form', { name: 'Block time' });
  const title = `Bench ${newPlate()}`;
  await form.getByLabel('From').fill('12:00');
  await form.getByLabel('To').fill('12:15');
  await form.getByLabel('Why (optional)').fill(title);
  await form.getByRole('button', { name: 'Block', exact: true }).click();
  const keep = form.getByRole('button', { name: 'Keep them and block the rest' });
  const band = page.getByRole('button', { name: new RegExp(`^Blocked: ${title}`) });
  await expect(keep.or(band)).toBeVisible();
  if (await keep.isVisible()) await keep.click();
  await expect(band).toBeVisible();
  // By keyboard: an appointment that stayed may cover the middle of the band.
  await band.press('Enter');
  await page.getByRole('button', { name: 'Free this time' }).click();
  await expect(band).toHaveCount(0);
  for (const span of ['Week', 'Month', 'Day']) {
    await page.getByRole('link', { name: span, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});
