import { randomUUID } from 'node:crypto';
import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandDeps } from '../../amplify/kernel/deps';
import { saveAuditEntry } from '../../amplify/kernel/audit';
import { FUNCTION_ACCESS } from '../../amplify/wiring/function-access';
import { AREA_OPERATIONS } from '../../amplify/areas/all-operations';
import { type Operations, isCommand } from '../../amplify/kernel/declare';
import { recordedCommands, titleOf } from '../../amplify/kernel/permission-rows';
import type { GraphqlAuth } from '../cloud';
import { localClient } from '../synth/tables';
import { ACCESS_CALLS, type Prepared, prepare } from './access-calls';
import { type AccessWorld, SERVICE, openAccessWorld } from './access-world';
import { type Arguments, callApi } from './api-call';
import { commandDepsOn } from './command-deps';
import { entryChangers } from './operation-faults';
import { OPERATION_ROWS } from './operation-rows';
import { PICTURE, announceFile, sendTo, storeFile } from './send-file';

/** What says so itself when it is asked for again: a file of data, made anew. */
const MADE_ANEW = Object.values(AREA_OPERATIONS).flatMap((operations: Operations) =>
  Object.entries(operations).flatMap(([name, declared]) =>
    isCommand(declared) && declared.once === 'HARMLESS' ? [name] : [],
  ),
);
const VISITOR: GraphqlAuth = { apiKey: true };
const contact = { name: 'Audited Guest', email: 'audited@people.example' };
const vehicle = { plate: 'AUD 1' };

let world: AccessWorld;
let prepared: Prepared;
let deps: CommandDeps;
let client: ReturnType<typeof localClient>;

beforeAll(async () => {
  world = await openAccessWorld();
  prepared = await prepare(world);
  client = localClient(world.cloud.endpoints.dynamodb);
  deps = commandDepsOn(world.cloud, client);
});
/** All of this takes less than a minute, so what each caller used up is taken away before the next call. */
beforeEach(async () => {
  const uses = { FilterExpression: 'begins_with(pk, :uses)', ExpressionAttributeValues: { ':uses': 'throttle#' } };
  const { Items = [] } = await deps.db.send(new ScanCommand({ TableName: deps.tables.claims, ...uses }));
  for (const row of Items) {
    const Key = { pk: String(row['pk']) };
    await deps.db.send(new DeleteCommand({ TableName: deps.tables.claims, Key }));
  }
});
afterAll(async () => {
  client.destroy();
  await world.stop();
});

const PICTURE_FACTS = { name: 'Audited.jpg', contentType: 'image/jpeg', sizeBytes: PICTURE.length };
const admin = (): GraphqlAuth => world.staff.ADMIN.auth;
const recordOf = () => world.records.casey;

async function customer(given: object = {}): Promise<{ customerId: string }> {
  const requestId = randomUUID();
  await world.done('createCustomer', { requestId, name: 'Audited', ...given }, admin());
  return { customerId: `cust-${requestId}` };
}

async function car(): Promise<{ vehicleId: string }> {
  const vehicleId = randomUUID();
  await world.done('saveVehicle', { vehicleId, customerId: recordOf().customerId, ...vehicle }, admin());
  return { vehicleId };
}

/** A visitor's visit: its id and version for staff, its link for the visitor. */
async function visit(): Promise<{ appointmentId: string; version: number; manageToken: string }> {
  const wish = { serviceId: SERVICE.serviceId, startsAt: world.freeStart(), contact: freshContact(), vehicle };
  const { appointment, manageToken } = await world.done('bookAppointment', wish, VISITOR);
  const { appointmentId = '', version = 0 } = appointment ?? {};
  return { appointmentId, version, manageToken: manageToken ?? '' };
}

const newcomer = () => ({ email: `${randomUUID()}@people.example`, name: 'New', roles: ['STAFF'] });

const freshContact = () => ({ ...contact, email: `${randomUUID()}@people.example` });

interface Call {
  readonly given: () => Promise<Arguments> | Arguments;
  readonly auth?: () => GraphqlAuth;
}

/** The call of the permission test, which an admin's sign-in carries out. */
const asInTheTable = (title: string): Call => ({
  given: () => ACCESS_CALLS[title]?.given({ ...prepared, record: recordOf(), isVisitor: false }) ?? {},
});

/** A day that nothing else here closes. */
let closedDays = 0;
const freshDay = () => world.day(10 + (closedDays += 1));

const closureOn = (date: string): Arguments => ({
  ...{ kind: 'HOLIDAY', resourceKind: 'BAY', resourceId: 'bay-1', from: date, to: date, title: 'Audited' },
});

/** For each command a call that succeeds and changes something. */
const CALLS: Readonly<Record<string, Call>> = {
  blockTime: { given: () => closureOn(freshDay()) },
  freeTime: {
    given: async () => {
      const date = freshDay();
      await world.done('blockTime', closureOn(date), admin());
      const { Items } = await deps.db.send(new ScanCommand({ TableName: deps.tables.timeBlock, ConsistentRead: true }));
      const block = Items?.find((row) => row['date'] === date);
      return { week: String(block?.['week']), blockId: String(block?.['blockId']) };
    },
  },
  bookAppointment: {
    given: () => ({ serviceId: SERVICE.serviceId, startsAt: world.freeStart(), contact: freshContact(), vehicle }),
    auth: () => VISITOR,
  },
  changeAppointment: { given: async () => ({ ...(await visit()), action: 'CANCEL', reason: 'By request' }) },
  rescheduleAppointment: { given: async () => ({ ...(await visit()), startsAt: world.freeStart() }) },
  cancelByLink: { given: async () => ({ manageToken: (await visit()).manageToken }), auth: () => VISITOR },
  rescheduleByLink: {
    given: async () => ({ manageToken: (await visit()).manageToken, startsAt: world.freeStart() }),
    auth: () => VISITOR,
  },
  endVisitLinks: { given: async () => ({ appointmentId: (await visit()).appointmentId }) },
  joinWaitingList: {
    given: () => ({ serviceId: SERVICE.serviceId, visitDate: prepared.fullDay, contact, vehicle }),
    auth: () => VISITOR,
  },
  leaveWaitingList: {
    given: async () => {
      const wish = { serviceId: SERVICE.serviceId, visitDate: prepared.fullDay, contact: freshContact(), vehicle };
      const { waitingToken = '' } = await world.done('joinWaitingList', wish, VISITOR);
      return { waitingToken };
    },
    auth: () => VISITOR,
  },

  saveShopSettings: asInTheTable('saveShopSettings'),
  saveService: asInTheTable('saveService'),
  saveBay: asInTheTable('saveBay'),
  saveStaffMember: asInTheTable('saveStaffMember'),
  setStaffAccess: asInTheTable('setStaffAccess'),
  resetTwoStep: asInTheTable('resetTwoStep'),
  inviteStaff: { given: newcomer },
  removeStaffMember: {
    given: async () => {
      const { staffId } = await world.done('inviteStaff', newcomer(), admin());
      const access = { staffId, roles: ['STAFF'], active: false, grants: [], denials: [] };
      await world.done('setStaffAccess', access, admin());
      return { staffId };
    },
  },
  resendInvitation: {
    given: async () => ({ staffId: (await world.done('inviteStaff', newcomer(), admin())).staffId }),
  },

  sendAgain: {
    given: async () => {
      const outboxId = randomUUID().replaceAll('-', '');
      const row = { outboxId, kind: 'STAFF_BOOKED', channel: 'MAIL', audience: 'SHOP', facts: '{}', tries: 9 };
      const about = { recordKey: 'Appointment#given-up', eventId: 'given-up', queuedAt: '2026-01-01T00:00:00.000Z' };
      const Item = { ...row, ...about, state: 'DEAD', deadShard: 'DEAD' };
      await deps.db.send(new PutCommand({ TableName: deps.tables.outbox, Item }));
      return { outboxId };
    },
  },

  saveProfile: { given: () => ({ name: 'Audited Profile' }), auth: () => world.casey.auth },
  claimGuestRecords: {
    given: async () => {
      await world.done('saveProfile', { name: 'Robin' }, world.robin.auth);
      await customer({ email: world.robin.email });
      return {};
    },
    auth: () => world.robin.auth,
  },
  createCustomer: { given: () => ({ name: 'Audited' }) },
  updateCustomer: { given: async () => ({ ...(await customer()), version: 1, name: 'Audited again' }) },
  saveCustomerNotes: { given: async () => ({ ...(await customer()), version: 0, tags: ['audited'] }) },
  mergeCustomers: {
    given: async () => ({ keepId: (await customer()).customerId, mergeId: (await customer()).customerId }),
  },
  importCustomers: {
    given: () => ({ rows: JSON.stringify([{ row: 2, name: `Audited ${randomUUID()}`, plate: 'IMPORTED 1' }]) }),
  },
  exportCustomers: { given: () => ({}) },
  exportCustomer: { given: () => customer() },
  deleteCustomer: { given: () => customer() },
  saveVehicle: { given: () => ({ vehicleId: randomUUID(), customerId: recordOf().customerId, ...vehicle }) },
  recordOdometer: { given: async () => ({ ...(await car()), on: world.day(-1), km: 40_000 }) },
  transferVehicle: { given: async () => ({ ...(await car()), toCustomerId: world.records.olive.customerId }) },
  removeVehicle: { given: () => car() },
  addVehicleFile: { given: async () => ({ ...(await car()), ...PICTURE_FACTS }) },
  finishVehicleFile: {
    given: async () => {
      const { vehicleId, fileId, link } = await announceFile(world, admin(), { ...(await car()), name: 'Audited.jpg' });
      await sendTo(link);
      return { vehicleId, fileId };
    },
  },
  removeVehicleFile: {
    given: async () => storeFile(world, admin(), { ...(await car()), name: 'Audited.jpg' }),
  },
};

/** The entries of a request; a command that works through several records adds to its id. */
async function entriesOf(requestId: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  await world.cloud.settle();
  const found: Readonly<Record<string, unknown>>[] = [];
  let startKey: Record<string, unknown> | undefined;
  do {
    const page = await deps.db.send(
      new ScanCommand({ TableName: deps.tables.auditEntry, ExclusiveStartKey: startKey, ConsistentRead: true }),
    );
    found.push(...(page.Items ?? []).filter((row) => String(row['requestId']).startsWith(requestId)));
    startKey = page.LastEvaluatedKey;
  } while (startKey !== undefined);
  return found;
}

describe('every command of the product', () => {
  it('is called here, unless it leaves no record', () => {
    expect(Object.keys(CALLS).sort()).toEqual(recordedCommands(AREA_OPERATIONS).sort());
  });

  it.each(Object.keys(CALLS))('%s takes no words as the id of its request: it would stay on record', async (name) => {
    const title = OPERATION_ROWS.map(titleOf).find((one) => one.split(',')[0] === name) ?? name;
    const given = { ...(await asInTheTable(title).given()), requestId: 'Quentin Zyzx' };
    const { body } = await callApi(world.cloud, world.schema, { name, given, auth: CALLS[name]?.auth?.() ?? admin() });
    const { code, facts } = body.data?.[name] as { code: string; facts: string };
    expect(code).toBe('INVALID_INPUT');
    expect(facts).toContain('requestId');
    expect(await entriesOf('Quentin')).toEqual([]);
  });

  it.each(Object.entries(CALLS))('%s leaves exactly one entry, with who, when and what', async (name, call) => {
    const requestId = randomUUID();
    const auth = call.auth?.() ?? admin();
    const given = { ...(await call.given()), requestId };
    const { body } = await callApi(world.cloud, world.schema, { name, given, auth });
    expect(body.data?.[name]).toMatchObject({ ok: true, code: null });
    const entries = await entriesOf(requestId);
    expect(entries.map(({ subject, action }) => `${String(subject)} ${String(action)}`)).toHaveLength(1);
    const [entry] = entries;
    expect(entry).toMatchObject({
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      actorKind: expect.stringMatching(/^(STAFF|CUSTOMER|VISITOR|LINK)$/) as string,
    });
    if (entry?.['actorKind'] === 'STAFF' && /^(appointment|customer|vehicle|waiting)#/.test(String(entry['subject']))) {
      expect(entry).toMatchObject({ customerId: expect.stringMatching(/./) as string });
    }
    // The name of blocked time is a reason of the staff; it stays, and the screen says so.
    const isOfPeople = !/^block#/.test(String(entry?.['subject']));
    if (isOfPeople) expect(JSON.stringify(entry)).not.toMatch(/Audited|Somebody|people\.example|AUD 1/);
  });
});

/** A link for minutes is made anew each time. */
const withoutLink = ({ answer, ...result }: { answer: unknown }) => ({
  ...result,
  answer: { ...(JSON.parse(String(answer)) as object), link: null },
});

const ASKS = Object.fromEntries(
  Object.values(AREA_OPERATIONS).flatMap((operations: Operations) =>
    Object.entries(operations).flatMap(([name, declared]) => (isCommand(declared) ? [[name, declared.asks]] : [])),
  ),
);

/** The same request with something else in it: a text, a number or the record that it is about. */
function withOtherContent(name: string, given: Arguments): Arguments {
  const asked = Object.keys(ASKS[name] ?? {}).filter((field) => field in given);
  const texts = ['name', 'reason', 'title', 'note', 'plate', 'rows'].find((field) => asked.includes(field));
  if (texts === 'rows') return { ...given, rows: JSON.stringify([{ row: 3, name: 'Audited 3' }]) };
  if (texts !== undefined) return { ...given, [texts]: `${String(given[texts])} 2` };
  const id = asked.find((field) => /(Id|Token)$/.test(field) && field !== 'requestId');
  return id === undefined ? { ...given, startsAt: world.freeStart() } : { ...given, [id]: randomUUID() };
}

describe('a command that is sent again', () => {
  const titles = Object.entries(CALLS).filter(([name]) => !MADE_ANEW.includes(name));

  it.each(titles)('%s does once what it does, and answers the same', async (name, call) => {
    const auth = call.auth?.() ?? admin();
    const given = { ...(await call.given()), requestId: randomUUID() };
    const ask = async (asked: Arguments) => {
      const { body } = await callApi(world.cloud, world.schema, { name, given: asked, auth });
      return body.data?.[name] as { ok: boolean; code: string | null; answer: unknown };
    };
    const first = await ask(given);
    expect(first).toMatchObject({ ok: true });
    expect(withoutLink(await ask(given))).toEqual(withoutLink(first));
    expect(await entriesOf(given.requestId)).toHaveLength(1);
    if (Object.keys(given).length > 1) expect(await ask(withOtherContent(name, given))).toMatchObject({ ok: false });
    expect(await entriesOf(given.requestId)).toHaveLength(1);
  });
});

describe('a day of the audit', () => {
  it('is read from one moment to another', async () => {
    const { customerId } = await customer();
    const read = async (bounds: readonly [string, string]) => {
      const given = { day: new Date().toISOString().slice(0, 10), auditId: { between: bounds }, sortDirection: 'DESC' };
      const { body } = await callApi(world.cloud, world.schema, { name: 'auditByDay', given, auth: admin() });
      expect(body.errors).toBeUndefined();
      const { items } = body.data?.['auditByDay'] as { items: readonly { subject: string }[] };
      return items.map(({ subject }) => subject);
    };
    const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    expect(await read([minutesFromNow(-1), minutesFromNow(1)])).toContain(`customer#${customerId}`);
    expect(await read([minutesFromNow(-9), minutesFromNow(-8)])).not.toContain(`customer#${customerId}`);
  });
});

describe('an entry', () => {
  it('is changed or deleted by nobody: no operation writes one, and no function may do more than put', () => {
    expect(world.schema.operations.filter(({ name }) => /^(create|update|delete)AuditEntry/.test(name))).toEqual([]);
    expect(entryChangers(FUNCTION_ACCESS)).toEqual([]);
  });

  it('is not written over, whoever has its key', async () => {
    const [entry] = await entriesOf('');
    const forged = { ...entry, action: 'FORGED', actorId: 'somebody-else' };
    await saveAuditEntry(deps, forged as unknown as Parameters<typeof saveAuditEntry>[1]);
    const entries = await entriesOf('');
    expect(entries.filter(({ action }) => action === 'FORGED')).toEqual([]);
  });
});
