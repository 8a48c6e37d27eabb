import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { AREA_OPERATIONS } from '../../amplify/areas/all-operations';
import { type Operations, isCommand } from '../../amplify/kernel/declare';
import type { CommandDeps } from '../../amplify/kernel/deps';
import type { CloudOptions, GraphqlAuth } from '../cloud';
import { localClient } from '../synth/tables';
import { ACCESS_CALLS, type Prepared, prepare } from './access-calls';
import { type AccessWorld, SERVICE, openAccessWorld } from './access-world';
import type { Arguments } from './api-call';
import { commandDepsOn } from './command-deps';
import { PICTURE, announceFile, sendTo, storeFile } from './send-file';

/** A running workshop in which a call of every command can succeed. */
export interface Called {
  readonly world: AccessWorld;
  readonly prepared: Prepared;
  readonly deps: CommandDeps;
  readonly stop: () => Promise<void>;
}

/** Commands that make their result again on a repeat: a data file. */
export const REMADE_ON_REPEAT = Object.values(AREA_OPERATIONS).flatMap((operations: Operations) =>
  Object.entries(operations).flatMap(([name, declared]) =>
    isCommand(declared) && declared.once === 'HARMLESS' ? [name] : [],
  ),
);
const VISITOR: GraphqlAuth = { apiKey: true };
const contact = { name: 'Audited Guest', email: 'audited@people.example' };
const vehicle = { plate: 'AUD 1' };

export async function openCalled(options: Pick<CloudOptions, 'withoutEvents'> = {}): Promise<Called> {
  const world = await openAccessWorld(options);
  const client: DynamoDBClient = localClient(world.cloud.endpoints.dynamodb);
  const stop = async () => {
    client.destroy();
    await world.stop();
  };
  return { world, prepared: await prepare(world), deps: commandDepsOn(world.cloud, client), stop };
}

/** A test takes less than a minute, so each caller's used-up limits are cleared before the next call. */
export async function forgetUses({ deps }: Called): Promise<void> {
  const uses = { FilterExpression: 'begins_with(pk, :uses)', ExpressionAttributeValues: { ':uses': 'throttle#' } };
  const { Items = [] } = await deps.db.send(new ScanCommand({ TableName: deps.tables.claims, ...uses }));
  for (const row of Items) {
    const Key = { pk: String(row['pk']) };
    await deps.db.send(new DeleteCommand({ TableName: deps.tables.claims, Key }));
  }
}

const PICTURE_FACTS = { name: 'Audited.jpg', contentType: 'image/jpeg', sizeBytes: PICTURE.length };
export const adminOf = ({ world }: Called): GraphqlAuth => world.staff.ADMIN.auth;
const recordOf = ({ world }: Called) => world.records.casey;

async function customer(at: Called, given: object = {}): Promise<{ customerId: string }> {
  const requestId = randomUUID();
  await at.world.done('createCustomer', { requestId, name: 'Audited', ...given }, adminOf(at));
  return { customerId: `cust-${requestId}` };
}

async function car(at: Called): Promise<{ vehicleId: string }> {
  const vehicleId = randomUUID();
  await at.world.done('saveVehicle', { vehicleId, customerId: recordOf(at).customerId, ...vehicle }, adminOf(at));
  return { vehicleId };
}

/** A visitor's visit: its id and version for staff, its link for the visitor. */
async function visit(at: Called): Promise<{ appointmentId: string; version: number; manageToken: string }> {
  const wish = { serviceId: SERVICE.serviceId, startsAt: at.world.freeStart(), contact: freshContact(), vehicle };
  const { appointment, manageToken } = await at.world.done('bookAppointment', wish, VISITOR);
  const { appointmentId = '', version = 0 } = appointment ?? {};
  return { appointmentId, version, manageToken: manageToken ?? '' };
}

const newcomer = () => ({ email: `${randomUUID()}@people.example`, name: 'New', roles: ['STAFF'] });

const freshContact = () => ({ ...contact, email: `${randomUUID()}@people.example` });

export interface Call {
  readonly given: (at: Called) => Promise<Arguments> | Arguments;
  readonly auth?: (at: Called) => GraphqlAuth;
}

/** The permission test's call, by an admin. */
export const asInTheTable = (title: string): Call => ({
  given: (at) => ACCESS_CALLS[title]?.given({ ...at.prepared, record: recordOf(at), isVisitor: false }) ?? {},
});

/** A day that no other call here closes. */
let closedDays = 0;
const freshDay = (at: Called) => at.world.day(120 + (closedDays += 1));

const closureOn = (date: string): Arguments => ({
  ...{ kind: 'HOLIDAY', resourceKind: 'BAY', resourceId: 'bay-1', from: date, to: date, title: 'Audited' },
});

/** For each command, a call that succeeds and changes something. */
export const CALLS: Readonly<Record<string, Call>> = {
  blockTime: { given: (at) => closureOn(freshDay(at)) },
  freeTime: {
    given: async (at) => {
      const date = freshDay(at);
      await at.world.done('blockTime', closureOn(date), adminOf(at));
      const { Items } = await at.deps.db.send(
        new ScanCommand({ TableName: at.deps.tables.timeBlock, ConsistentRead: true }),
      );
      const block = Items?.find((row) => row['date'] === date);
      return { week: String(block?.['week']), blockId: String(block?.['blockId']) };
    },
  },
  bookAppointment: {
    given: (at) => ({ serviceId: SERVICE.serviceId, startsAt: at.world.freeStart(), contact: freshContact(), vehicle }),
    auth: () => VISITOR,
  },
  changeAppointment: { given: async (at) => ({ ...(await visit(at)), action: 'CANCEL', reason: 'By request' }) },
  rescheduleAppointment: { given: async (at) => ({ ...(await visit(at)), startsAt: at.world.freeStart() }) },
  cancelByLink: { given: async (at) => ({ manageToken: (await visit(at)).manageToken }), auth: () => VISITOR },
  rescheduleByLink: {
    given: async (at) => ({ manageToken: (await visit(at)).manageToken, startsAt: at.world.freeStart() }),
    auth: () => VISITOR,
  },
  endVisitLinks: { given: async (at) => ({ appointmentId: (await visit(at)).appointmentId }) },
  joinWaitingList: {
    given: (at) => ({ serviceId: SERVICE.serviceId, visitDate: at.prepared.fullDay, contact, vehicle }),
    auth: () => VISITOR,
  },
  leaveWaitingList: {
    given: async (at) => {
      const wish = { serviceId: SERVICE.serviceId, visitDate: at.prepared.fullDay, contact: freshContact(), vehicle };
      const { waitingToken = '' } = await at.world.done('joinWaitingList', wish, VISITOR);
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
    given: async (at) => {
      const { staffId } = await at.world.done('inviteStaff', newcomer(), adminOf(at));
      const access = { staffId, roles: ['STAFF'], active: false, grants: [], denials: [] };
      await at.world.done('setStaffAccess', access, adminOf(at));
      return { staffId };
    },
  },
  resendInvitation: {
    given: async (at) => ({ staffId: (await at.world.done('inviteStaff', newcomer(), adminOf(at))).staffId }),
  },

  sendAgain: {
    given: async (at) => {
      const outboxId = randomUUID().replaceAll('-', '');
      const row = { outboxId, kind: 'STAFF_BOOKED', channel: 'MAIL', audience: 'SHOP', facts: '{}', tries: 9 };
      const about = { recordKey: 'Appointment#given-up', eventId: 'given-up', queuedAt: '2026-01-01T00:00:00.000Z' };
      const Item = { ...row, ...about, state: 'DEAD', deadShard: 'DEAD' };
      await at.deps.db.send(new PutCommand({ TableName: at.deps.tables.outbox, Item }));
      return { outboxId };
    },
  },

  saveProfile: { given: () => ({ name: 'Audited Profile' }), auth: (at) => at.world.casey.auth },
  claimGuestRecords: {
    given: async (at) => {
      await at.world.done('saveProfile', { name: 'Robin' }, at.world.robin.auth);
      await customer(at, { email: at.world.robin.email });
      return {};
    },
    auth: (at) => at.world.robin.auth,
  },
  createCustomer: { given: () => ({ name: 'Audited' }) },
  updateCustomer: { given: async (at) => ({ ...(await customer(at)), version: 1, name: 'Audited again' }) },
  saveCustomerNotes: { given: async (at) => ({ ...(await customer(at)), version: 0, tags: ['audited'] }) },
  mergeCustomers: {
    given: async (at) => ({ keepId: (await customer(at)).customerId, mergeId: (await customer(at)).customerId }),
  },
  importCustomers: {
    given: () => ({ rows: JSON.stringify([{ row: 2, name: `Audited ${randomUUID()}`, plate: 'IMPORTED 1' }]) }),
  },
  exportCustomers: { given: () => ({}) },
  exportCustomer: { given: (at) => customer(at) },
  deleteCustomer: { given: (at) => customer(at) },
  saveVehicle: { given: (at) => ({ vehicleId: randomUUID(), customerId: recordOf(at).customerId, ...vehicle }) },
  recordOdometer: { given: async (at) => ({ ...(await car(at)), on: at.world.day(-1), km: 40_000 }) },
  transferVehicle: { given: async (at) => ({ ...(await car(at)), toCustomerId: at.world.records.olive.customerId }) },
  removeVehicle: { given: (at) => car(at) },
  addVehicleFile: { given: async (at) => ({ ...(await car(at)), ...PICTURE_FACTS }) },
  finishVehicleFile: {
    given: async (at) => {
      const { vehicleId, fileId, link } = await announceFile(at.world, adminOf(at), {
        ...(await car(at)),
        name: 'Audited.jpg',
      });
      await sendTo(link);
      return { vehicleId, fileId };
    },
  },
  removeVehicleFile: {
    given: async (at) => storeFile(at.world, adminOf(at), { ...(await car(at)), name: 'Audited.jpg' }),
  },
};

/** The audit entries of a request; a command that works through several records extends its id. */
export async function entriesOf(
  { world, deps }: Called,
  requestId: string,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
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

/** A short-lived link is made again each time. */
export const withoutLink = ({ answer, ...result }: { answer: unknown }) => ({
  ...result,
  answer: { ...(JSON.parse(String(answer)) as object), link: null },
});

const ASKS = Object.fromEntries(
  Object.values(AREA_OPERATIONS).flatMap((operations: Operations) =>
    Object.entries(operations).flatMap(([name, declared]) => (isCommand(declared) ? [[name, declared.asks]] : [])),
  ),
);

/** The same request with another content: a text, a number or the record that it is about. */
export function withOtherContent(at: Called, name: string, given: Arguments): Arguments {
  const asked = Object.keys(ASKS[name] ?? {}).filter((field) => field in given);
  const texts = ['name', 'reason', 'title', 'note', 'plate', 'rows'].find((field) => asked.includes(field));
  if (texts === 'rows') return { ...given, rows: JSON.stringify([{ row: 3, name: 'Audited 3' }]) };
  if (texts !== undefined) return { ...given, [texts]: `${String(given[texts])} 2` };
  const id = asked.find((field) => /(Id|Token)$/.test(field) && field !== 'requestId');
  return id === undefined ? { ...given, startsAt: at.world.freeStart() } : { ...given, [id]: randomUUID() };
}
