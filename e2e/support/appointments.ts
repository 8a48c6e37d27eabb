import { randomUUID } from 'node:crypto';
import { addDays, localDateOf, toInstant, wallTimeToMs } from '../../domain/shared/time';
import { answerIn, graphql } from './control';

export const ZONE = 'Australia/Sydney';

export interface Booked {
  appointmentId: string;
  status: string;
  startsAt: string;
  visitDate: string;
  version: number;
  manageToken: string;
  plate: string;
  name: string;
}

interface Answer {
  ok: boolean;
  code: string | null;
  answer: string | null;
}

interface Made {
  manageToken: string;
  appointment: Pick<Booked, 'appointmentId' | 'status' | 'startsAt' | 'visitDate' | 'version'>;
}

const BOOK = `mutation Book($requestId: ID!, $serviceId: ID!, $startsAt: String!, $contact: ContactInput, $vehicle: VehicleDetailsInput, $technicianId: ID) {
  bookAppointment(requestId: $requestId, serviceId: $serviceId, startsAt: $startsAt, contact: $contact, vehicle: $vehicle, technicianId: $technicianId) {
    ok code answer
  }
}`;

type Auth = Parameters<typeof graphql>[2];

/** A plate that no other test has. */
export const newPlate = (): string => `E2E${randomUUID().slice(0, 4).toUpperCase()}`;

/** Who should do the work; only staff may say. */
interface Assigned {
  readonly technicianId?: string;
}

/** A number no other guest has: a guest with the same number is "perhaps the same person". */
const newPhone = (): string => `+61 4${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;

async function tryToBook(startsAt: string, auth: Auth, given: Assigned & { plate: string }): Promise<Answer> {
  const { plate, ...assigned } = given;
  const variables = {
    requestId: randomUUID(),
    serviceId: 'oil-and-filter',
    startsAt,
    ...assigned,
    contact: { name: `Owner of ${plate}`, email: `${plate.toLowerCase()}@example.com`, phone: newPhone() },
    vehicle: { plate, make: 'Toyota', model: 'Corolla', year: 2019 },
  };
  const { body } = await graphql(BOOK, variables, auth);
  const answer = body.data?.['bookAppointment'] as Answer | undefined;
  if (!answer) throw new Error(`bookAppointment: ${JSON.stringify(body.errors)}`);
  return answer;
}

/** Numbers from `first` to `last` in random order, so that two tests seldom try the same day. */
const inAnyOrder = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .map((number) => ({ number, rank: Math.random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ number }) => number);

/**
 * Books a free ten o'clock, from three days ahead, through the API. A visitor may try 30 times a minute, and all tests
 * are the same visitor: so the first attempt should succeed.
 */
export async function bookThroughApi(
  auth: Auth = { apiKey: true },
  first = 3,
  assigned: Assigned = {},
): Promise<Booked> {
  const plate = newPlate();
  const today = localDateOf(Date.now(), ZONE);
  for (const day of [...inAnyOrder(first, Math.max(first, 24)), ...inAnyOrder(Math.max(first, 25), 49)]) {
    const startsAt = toInstant(wallTimeToMs(addDays(today, day), '10:00', ZONE));
    const booking = await tryToBook(startsAt, auth, { ...assigned, plate });
    const { appointment, manageToken = '' } = answerIn<Made>(booking);
    if (appointment) return { ...appointment, manageToken, plate, name: `Owner of ${plate}` };
    const { code } = booking;
    if (code !== 'SLOT_TAKEN' && code !== 'OUTSIDE_HOURS' && code !== 'NO_CAPACITY')
      throw new Error(`Refused: ${code}`);
  }
  throw new Error('No free ten o’clock in seven weeks');
}

const HOLD = `mutation Hold($requestId: ID!, $holdToken: ID!, $serviceId: ID!, $startsAt: String!) {
  holdSlot(requestId: $requestId, holdToken: $holdToken, serviceId: $serviceId, startsAt: $startsAt) { ok }
}`;

/** A free ten o'clock, found by holding it for a moment. */
export async function aFreeTime(serviceId: string): Promise<string> {
  const today = localDateOf(Date.now(), ZONE);
  for (let day = 10; day < 50; day += 1) {
    const startsAt = toInstant(wallTimeToMs(addDays(today, day), '10:00', ZONE));
    const held = { requestId: randomUUID(), holdToken: randomUUID(), startsAt };
    const { body } = await graphql(HOLD, { ...held, serviceId }, { apiKey: true });
    if (!(body.data?.['holdSlot'] as { ok: boolean } | undefined)?.ok) continue;
    await graphql(
      'mutation Release($requestId: ID!, $holdToken: ID!, $startsAt: String!) { releaseHold(requestId: $requestId, holdToken: $holdToken, startsAt: $startsAt) { ok } }',
      { ...held, requestId: randomUUID() },
      { apiKey: true },
    );
    return startsAt;
  }
  throw new Error('No free ten o’clock in six weeks');
}
