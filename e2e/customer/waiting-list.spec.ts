import { randomUUID } from 'node:crypto';
import { addDays, localDateOf, toInstant, wallTimeToMs } from '../../domain/shared/time';
import { newPlate, ZONE } from '../support/appointments';
import { answerIn, graphql, mailTo, signIn } from '../support/control';
import { newManager } from '../support/people';
import { expect, test } from '../support/test';

const BOOK = `mutation Book($requestId: ID!, $startsAt: String!, $contact: ContactInput, $vehicle: VehicleDetailsInput) {
  bookAppointment(requestId: $requestId, serviceId: "full-detail", startsAt: $startsAt, contact: $contact, vehicle: $vehicle) {
    ok code answer
  }
}`;
const CANCEL = `mutation Cancel($requestId: ID!, $appointmentId: ID!, $version: Int!) {
  changeAppointment(requestId: $requestId, appointmentId: $appointmentId, action: "CANCEL", version: $version) { ok code }
}`;

interface Made {
  appointmentId: string;
  version: number;
}

/** Books every detailing the day has left; returns the last one. */
async function fill(date: string, idToken: string): Promise<Made> {
  let last: Made | null = null;
  for (let minute = 7 * 60 + 30; minute <= 15 * 60; minute += 30) {
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const startsAt = toInstant(wallTimeToMs(date, time, ZONE));
    const contact = { name: 'Filler', email: `${randomUUID()}@example.com` };
    const variables = { requestId: randomUUID(), startsAt, contact, vehicle: { plate: newPlate() } };
    const { body } = await graphql(BOOK, variables, { idToken });
    const { appointment } = answerIn<{ appointment: Made }>(body.data?.['bookAppointment'] ?? {});
    if (appointment) last = appointment;
  }
  if (!last) throw new Error(`Nothing could be booked on ${date}`);
  return last;
}

test('a full day has a waiting list; after a cancellation the first customer on it gets an email and books the held time', async ({
  page,
}) => {
  const { email: managerEmail, password } = await newManager();
  const { idToken } = await signIn(managerEmail, password);
  const date = addDays(localDateOf(Date.now(), ZONE), 12);
  const { appointmentId, version } = await fill(date, idToken);
  const email = `wait-${randomUUID().slice(0, 8)}@example.com`;

  await page.goto('/book?service=full-detail');
  await page.getByRole('button', { name: 'Join a waiting list' }).tap();
  await page.getByLabel('Day to wait for').selectOption(date);
  await page.getByLabel('Your name').fill('Wanda Waits');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Number plate').fill(newPlate());
  await page.getByLabel('Make').fill('Fiat');
  await page.getByRole('button', { name: /^Wait for / }).tap();
  await expect(page.getByText('You are on the waiting list for')).toBeVisible();

  const cancelled = await graphql(CANCEL, { requestId: randomUUID(), appointmentId, version }, { idToken });
  expect(cancelled.body.data?.['changeAppointment']).toMatchObject({ ok: true });
  const mail = await mailTo(email, /^A time has opened up: Full detail/);
  const link = new URL(/https?:\S+\/book\?\S+/.exec(mail.text)?.[0] ?? '');

  await page.goto(`${link.pathname}${link.search}`);
  await expect(page.getByText('This time is kept for you from the waiting list')).toBeVisible();
  await page.getByRole('button', { name: 'Check your booking' }).tap();
  await page.getByRole('button', { name: /^Book \d/ }).tap();
  await expect(page.getByRole('heading', { level: 1, name: 'You are booked' })).toBeVisible();
});
