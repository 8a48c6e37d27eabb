import { randomUUID } from 'node:crypto';
import { bookThroughApi, type Booked } from '../support/appointments';
import { graphql, makeToken, signIn, type GraphqlAnswer } from '../support/control';
import { newCustomer } from '../support/people';
import { expect, test } from '../support/test';

const GET = 'query Get($id: ID!) { getAppointment(appointmentId: $id) { appointmentId status contactEmail } }';
const LIST = 'query List($id: String!) { appointmentsByCustomer(customerId: $id) { items { appointmentId } } }';
const DAY = 'query Day($date: String!) { appointmentsByVisitDate(visitDate: $date) { items { appointmentId } } }';
const CHANGE = `mutation Change($requestId: ID!, $id: ID!, $action: String!, $version: Int!) {
  changeAppointment(requestId: $requestId, appointmentId: $id, action: $action, version: $version) { ok code } }`;

type Auth = Parameters<typeof graphql>[2];

let owner: { sub: string; idToken: string };
let stranger: { sub: string; idToken: string };
let booked: Booked;

async function person() {
  const { email, password, sub } = await newCustomer();
  return { sub, idToken: (await signIn(email, password)).idToken };
}

test.beforeAll(async () => {
  owner = await person();
  stranger = await person();
  booked = await bookThroughApi({ idToken: owner.idToken });
});

const cancel = (auth: Auth): Promise<GraphqlAnswer> =>
  graphql(
    CHANGE,
    { requestId: randomUUID(), id: booked.appointmentId, action: 'CANCEL', version: booked.version },
    auth,
  );

async function isUntouched(): Promise<void> {
  const { body } = await graphql(GET, { id: booked.appointmentId }, { idToken: owner.idToken });
  expect(body.data?.['getAppointment']).toMatchObject({ status: booked.status });
}

function tellsNothing({ body }: GraphqlAnswer): void {
  const answers = Object.values(body.data ?? {}).filter((value) => value !== null);
  expect(answers).toEqual([]);
  expect(JSON.stringify(body)).not.toContain('@example.com');
  expect(body.errors?.length ?? 0).toBeGreaterThan(0);
}

test('the owner reads it: access is not closed to everyone', () => isUntouched());

test('another customer with a valid token can neither read nor change it', async () => {
  const auth = { idToken: stranger.idToken };
  tellsNothing(await graphql(GET, { id: booked.appointmentId }, auth));
  tellsNothing(await graphql(LIST, { id: owner.sub }, auth));
  tellsNothing(await graphql(DAY, { date: booked.visitDate }, auth));
  const { body } = await cancel(auth);
  expect(body.data?.['changeAppointment']).toMatchObject({ ok: false });
  await isUntouched();
});

test('the owner cannot make a move that belongs to staff', async () => {
  for (const action of ['START', 'COMPLETE', 'UNCONFIRM']) {
    const variables = { requestId: randomUUID(), id: booked.appointmentId, action, version: booked.version };
    const { body } = await graphql(CHANGE, variables, { idToken: owner.idToken });
    expect(body.data?.['changeAppointment']).toMatchObject({ ok: false });
  }
  await isUntouched();
});

test('no one books in the name of another customer', async () => {
  const query = `mutation Book($requestId: ID!, $customerId: ID, $startsAt: String!) {
    bookAppointment(requestId: $requestId, serviceId: "oil-and-filter", startsAt: $startsAt, customerId: $customerId) { ok code } }`;
  const variables = { requestId: randomUUID(), customerId: owner.sub, startsAt: booked.startsAt };
  for (const auth of [{ idToken: stranger.idToken }, { apiKey: true } as const]) {
    const { body } = await graphql(query, variables, auth);
    expect(body.data?.['bookAppointment']).toMatchObject({ ok: false });
  }
});

const hour = 3600;
const nowSeconds = () => Math.floor(Date.now() / 1000);
const withoutSignature = (token: string) => {
  const head = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
  return `${head}.${token.split('.')[1] ?? ''}.`;
};

const badTokens: { name: string; make: () => Promise<string> | string }[] = [
  { name: 'signed by a stranger', make: () => makeToken({ from: owner.idToken, key: 'STRANGER' }) },
  {
    name: 'expired an hour ago',
    make: () =>
      makeToken({
        from: owner.idToken,
        key: 'POOL',
        claims: { iat: nowSeconds() - 2 * hour, auth_time: nowSeconds() - 2 * hour, exp: nowSeconds() - hour },
      }),
  },
  {
    name: 'from another pool',
    make: () =>
      makeToken({
        from: owner.idToken,
        key: 'STRANGER',
        claims: { iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_another00' },
      }),
  },
  {
    name: 'that claims to be staff, with its signature broken',
    make: () => makeToken({ from: owner.idToken, key: 'STRANGER', claims: { 'cognito:groups': ['ADMIN'] } }),
  },
  { name: 'without a signature', make: () => withoutSignature(owner.idToken) },
  { name: 'that is not a token', make: () => 'not.a.token' },
];

for (const { name, make } of badTokens) {
  test(`a token ${name} opens nothing`, async () => {
    const auth = { idToken: await make() };
    for (const answer of [await graphql(GET, { id: booked.appointmentId }, auth), await cancel(auth)]) {
      expect(answer.status).toBe(401);
      tellsNothing(answer);
    }
    await isUntouched();
  });
}

test('no token at all opens nothing', async () => {
  const nothing: Auth[] = [{ none: true }, { raw: { authorization: '' } }, { raw: { 'x-api-key': 'da2-guess' } }];
  for (const auth of nothing) {
    const answer = await graphql(GET, { id: booked.appointmentId }, auth);
    expect(answer.status).toBe(401);
    tellsNothing(answer);
  }
  await isUntouched();
});

test('the public key reads no appointment', async () => {
  tellsNothing(await graphql(GET, { id: booked.appointmentId }, { apiKey: true }));
  tellsNothing(await graphql(LIST, { id: owner.sub }, { apiKey: true }));
  const { body } = await cancel({ apiKey: true });
  expect(body.data?.['changeAppointment'] ?? null).toBeNull();
  await isUntouched();
});

test('a manage link with one letter changed opens nothing', async () => {
  const query = 'query Link($manageToken: String!) { appointmentByLink(manageToken: $manageToken) { ok code answer } }';
  const last = booked.manageToken.at(-1) === 'A' ? 'B' : 'A';
  const manageToken = booked.manageToken.slice(0, -1) + last;
  const { body } = await graphql(query, { manageToken }, { apiKey: true });
  expect(body.data?.['appointmentByLink']).toMatchObject({ ok: false, code: 'LINK_INVALID', answer: null });
});
