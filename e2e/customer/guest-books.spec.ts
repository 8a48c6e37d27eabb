import { randomUUID } from 'node:crypto';
import ICAL from 'ical.js';
import { localDateOf, localTimeOf } from '../../domain/shared/time';
import { newPlate, ZONE } from '../support/appointments';
import { blockOf } from '../support/calendar';
import { mailTo } from '../support/control';
import { MANAGER, signInTo } from '../support/people';
import { expect, test, type Page } from '../support/test';

const MOST_TAPS = 12;

/** Every tap counts, even one that only reaches a field. */
async function countTaps(page: Page): Promise<() => number> {
  let taps = 0;
  await page.exposeBinding('countTap', () => {
    taps += 1;
  });
  await page.addInitScript(() => {
    const { countTap } = window as unknown as { countTap(): void };
    document.addEventListener('pointerdown', () => countTap(), { capture: true });
  });
  return () => taps;
}

async function tapAndType(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).tap();
  await page.keyboard.type(text);
}

async function calendarStart(email: string): Promise<string> {
  const mail = await mailTo(email);
  const file = mail.attachments.find(({ filename }) => filename.endsWith('.ics'));
  if (!file) throw new Error(`No .ics among ${mail.attachments.map(({ filename }) => filename).join(', ')}`);
  const calendar = new ICAL.Component(ICAL.parse(Buffer.from(file.content, 'base64').toString('utf8')) as unknown[]);
  const event = calendar.getFirstSubcomponent('vevent');
  if (!event) throw new Error('The .ics has no event');
  return new ICAL.Event(event).startDate.toJSDate().toISOString();
}

test(`a guest books in at most ${MOST_TAPS} taps, gets an email and a calendar entry, and follows the car while staff work on it`, async ({
  page,
  browser,
  baseURL,
}) => {
  const plate = newPlate();
  const email = `guest-${randomUUID().slice(0, 8)}@example.com`;
  const taps = await countTaps(page);

  await page.goto('/');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Book a repair/ })
    .tap();
  await page.getByRole('button', { name: /^Oil and filter/ }).tap();
  await page.getByRole('button', { name: /^Next free time/ }).tap();
  await tapAndType(page, 'Your name', 'Gale Guest');
  await tapAndType(page, 'E-mail', email);
  await tapAndType(page, 'Number plate', plate);
  await tapAndType(page, 'Make', 'Toyota');
  await page.getByRole('button', { name: 'Check your booking' }).tap();

  const startsAt = new URL(page.url()).searchParams.get('at') ?? '';
  const visitDate = localDateOf(startsAt, ZONE);
  const calendar = await browser.newPage({ baseURL, viewport: { width: 1280, height: 800 } });
  await signInTo(calendar, `/staff?date=${visitDate}`, MANAGER);
  await expect(calendar.getByRole('link', { name: 'By bay' })).toBeVisible();
  const block = blockOf(calendar, plate);
  await expect(block).toHaveCount(0);

  await page.getByRole('button', { name: /^Book / }).tap();
  await expect(page).toHaveURL(/\/visit\//);
  expect(taps()).toBeLessThanOrEqual(MOST_TAPS);

  const [hours = '', minutes = ''] = localTimeOf(startsAt, ZONE).split(':');
  const clock = new RegExp(`\\b${Number(hours) % 12 || 12}:${minutes}\\s?${Number(hours) < 12 ? 'am' : 'pm'}`, 'i');
  await expect(page.getByRole('main')).toContainText(clock);
  expect(await calendarStart(email)).toBe(new Date(startsAt).toISOString());

  await expect(block).toBeVisible();
  await block.click();
  await calendar.getByRole('button', { name: 'Start work' }).click();
  await expect(page.getByRole('heading', { name: 'We are working on your car' })).toBeVisible({ timeout: 30_000 });
  await calendar.getByRole('button', { name: 'Complete' }).click();
  await expect(page.getByRole('heading', { name: 'Your car is ready' })).toBeVisible({ timeout: 30_000 });
  await calendar.close();
});
