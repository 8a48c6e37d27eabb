import { randomUUID } from 'node:crypto';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { STAFF_TOPICS } from '../../domain/access/live';
import { APPOINTMENT_ACTIONS } from '../../domain/booking/appointment';
import { SHOP_ID } from '../../domain/shop/shop-settings';
import type { ProblemCode } from '../../domain/shared/problem';
import { isoWeekOf } from '../../domain/shared/time';
import { aShop, everyDay } from '../../domain/testing/builders';
import { BAYS, type AccessWorld, type CustomerRecord, SERVICE } from './access-world';
import { localClient } from '../synth/tables';
import type { Arguments } from './api-call';
import { announceFile, storeFile } from './send-file';

/** The tokens and rows that calls use, besides the customers' records. */
export interface Prepared {
  readonly world: AccessWorld;
  readonly manageToken: string;
  readonly waitingToken: string;
  readonly fullDay: string;
  /** A message that was sent. */
  readonly sentId: string;
  /** By customer: cars to remove, each at most once. */
  readonly spareCars: Readonly<Record<string, string[]>>;
  /** By customer: a stored picture of their car, and one that was announced but never sent. */
  readonly pictures: Readonly<Record<string, { readonly stored: FileId; readonly announced: FileId }>>;
}

interface FileId {
  readonly vehicleId: string;
  readonly fileId: string;
}

export interface Asking extends Prepared {
  /** The customer whose records the call is about. */
  readonly record: CustomerRecord;
  /** The caller is not signed in, so cannot name a customer. */
  readonly isVisitor: boolean;
}

/** A call whose answer shows whether the caller had the permission. */
export interface AccessCall {
  readonly given: (asking: Asking) => Arguments;
  /** The refusal that follows the permission check; without it only success counts as allowed. */
  readonly passesWith?: ProblemCode;
  /** A refusal that counts as FORBIDDEN. */
  readonly refusedWith?: ProblemCode;
}

type Outcomes = Omit<AccessCall, 'given'>;
const call = (given: AccessCall['given'], outcomes: Outcomes = {}): AccessCall => ({ given, ...outcomes });

const shop = { shopId: SHOP_ID };
const { serviceId } = SERVICE;
const [bay] = BAYS;
const contact = { name: 'Robin Driver', email: 'guest@people.example' };
const vehicle = { plate: 'ABC123' };
const [pastHorizon, chosenBay] = [100, { bayId: bay.bayId }];

function booking({ world, record, isVisitor }: Asking): Arguments {
  const { customerId, vehicleId } = record;
  const party = isVisitor ? { vehicle } : { customerId, vehicleId };
  return { serviceId, startsAt: world.freeStart(), contact, ...party };
}

/** The visit is over and cannot be moved: callers with permission get ILLEGAL_TRANSITION. */
const moving = ({ world, record }: Asking): Arguments => ({ ...record.over, startsAt: world.freeStart() });
const farAhead = ({ world }: Asking) => ({ startsAt: `${world.day(pastHorizon)}T00:00:00.000Z` });

const changes = APPOINTMENT_ACTIONS.map((action): [string, AccessCall] => [
  `changeAppointment, ${action}`,
  call(({ record }) => ({ ...(action === 'REOPEN' ? record.toCome : record.over), action }), {
    passesWith: 'ILLEGAL_TRANSITION',
  }),
]);

const staffRow = ({ world }: Asking) => ({
  staffId: world.colleague.sub,
  name: 'Somebody',
  email: world.colleague.email,
  roles: ['STAFF'],
  active: true,
});

/** A message that was sent and one that was given up, to a customer whom no call deletes. */
const OUTBOX = { recordKey: 'Appointment#of-the-outbox', customerId: 'cust-of-the-outbox', deadShard: 'DEAD' };

/** How each row of the permission table is called, by its title. */
export const ACCESS_CALLS: Readonly<Record<string, AccessCall>> = {
  getShopSettings: call(() => shop),
  getService: call(() => ({ ...shop, serviceId })),
  listServices: call(() => shop),
  getBay: call(() => ({ ...shop, ...chosenBay })),
  listBays: call(() => shop),
  getTechnician: call(() => ({ ...shop, technicianId: 'tech-1' })),
  listTechnicians: call(() => shop),
  listDaySheets: call(({ record }) => ({ week: isoWeekOf(record.visitDate) })),

  getCustomer: call(({ record }) => ({ customerId: record.customerId })),
  customersByEmail: call(({ record }) => ({ email: record.email })),
  customersByName: call(() => shop),
  getCustomerNotes: call(({ record }) => ({ customerId: record.customerId })),
  listSearchTerms: call(() => ({ bucket: 'name#wh' })),
  getVehicle: call(({ record }) => ({ vehicleId: record.vehicleId })),
  vehiclesByCustomer: call(({ record }) => ({ customerId: record.customerId })),
  getAppointment: call(({ record }) => ({ appointmentId: record.toCome.appointmentId })),
  appointmentsByCustomer: call(({ record }) => ({ customerId: record.customerId })),
  appointmentsByVisitDate: call(({ record }) => ({ visitDate: record.visitDate })),
  getStaffMember: call(({ world }) => ({ ...shop, staffId: world.colleague.sub })),
  listStaffMembers: call(() => shop),
  listTimeBlocks: call(({ fullDay }) => ({ week: isoWeekOf(fullDay) })),
  listWaitingEntries: call(() => shop),
  listAuditEntries: call(() => ({ subject: 'settings' })),
  auditByDay: call(() => ({ day: new Date().toISOString().slice(0, 10) })),
  auditByActor: call(({ world }) => ({ actorId: world.staff.ADMIN.sub })),
  listNotices: call(() => ({ audience: 'STAFF' })),

  bookAppointment: call(booking),
  'bookAppointment, in a chosen bay': call((asking) => ({ ...booking(asking), ...chosenBay })),
  'bookAppointment, past the horizon': call((asking) => ({ ...booking(asking), ...farAhead(asking) }), {
    passesWith: 'OVERRIDE_REASON_NEEDED',
    refusedWith: 'BEYOND_HORIZON',
  }),
  ...Object.fromEntries(changes),
  rescheduleAppointment: call(moving, { passesWith: 'ILLEGAL_TRANSITION' }),
  'rescheduleAppointment, to a chosen bay': call((asking) => ({ ...moving(asking), ...chosenBay }), {
    passesWith: 'ILLEGAL_TRANSITION',
  }),
  'rescheduleAppointment, and confirm': call((asking) => ({ ...moving(asking), confirm: true }), {
    passesWith: 'ILLEGAL_TRANSITION',
  }),
  'rescheduleAppointment, past the horizon': call((asking) => ({ ...asking.record.toCome, ...farAhead(asking) }), {
    passesWith: 'OVERRIDE_REASON_NEEDED',
    refusedWith: 'BEYOND_HORIZON',
  }),
  holdSlot: call(({ world }) => ({ holdToken: randomUUID(), serviceId, startsAt: world.freeStart() })),
  joinWaitingList: call(({ fullDay }) => ({ serviceId, visitDate: fullDay, contact, vehicle })),

  releaseHold: call(({ world }) => ({ holdToken: randomUUID(), startsAt: world.freeStart() })),
  endVisitLinks: call(() => ({ appointmentId: randomUUID() }), { passesWith: 'NOT_FOUND' }),
  leaveWaitingList: call(({ waitingToken }) => ({ waitingToken })),
  appointmentByLink: call(({ manageToken }) => ({ manageToken })),
  cancelByLink: call(({ manageToken }) => ({ manageToken }), { passesWith: 'ILLEGAL_TRANSITION' }),
  rescheduleByLink: call(({ manageToken, world }) => ({ manageToken, startsAt: world.freeStart() }), {
    passesWith: 'ILLEGAL_TRANSITION',
  }),

  saveProfile: call(() => ({ name: 'Some Customer', phone: '' })),
  claimGuestRecords: call(() => ({})),
  createCustomer: call(() => ({ name: 'Entered by staff' })),
  // No record has this version: callers with permission get VERSION_CONFLICT, and nothing changes.
  updateCustomer: call(({ record }) => ({ customerId: record.customerId, version: 999_999, name: 'Other' }), {
    passesWith: 'VERSION_CONFLICT',
  }),
  saveCustomerNotes: call(
    ({ record }) => ({ customerId: record.customerId, version: 999_999, tags: ['fleet'], note: '' }),
    {
      passesWith: 'VERSION_CONFLICT',
    },
  ),
  mergeCustomers: call(({ record: { customerId } }) => ({ keepId: customerId, mergeId: customerId }), {
    passesWith: 'SAME_CUSTOMER',
  }),
  importCustomers: call(() => ({ rows: JSON.stringify([{ row: 2, name: 'Nobody', plate: 'N 1' }]), dryRun: true })),
  exportCustomers: call(() => ({})),
  exportCustomer: call(({ record }) => ({ customerId: record.customerId })),
  deleteCustomer: call(({ record }) => ({ customerId: record.customerId }), { passesWith: 'OPEN_VISITS' }),
  saveVehicle: call(({ record: { customerId, vehicleId } }) => ({ customerId, vehicleId, ...vehicle }), {
    refusedWith: 'NOT_FOUND',
  }),
  recordOdometer: call(({ record, world }) => ({ vehicleId: record.vehicleId, on: world.day(-1), km: 40_000 }), {
    refusedWith: 'NOT_FOUND',
  }),
  vehicleHistory: call(({ record }) => ({ vehicleId: record.vehicleId })),
  transferVehicle: call(({ record }) => ({ vehicleId: record.vehicleId, toCustomerId: record.customerId })),
  removeVehicle: call(({ record, spareCars }) => ({ vehicleId: spareCars[record.customerId]?.shift() ?? 'none' }), {
    refusedWith: 'NOT_FOUND',
  }),

  vehicleFiles: call(({ record }) => ({ vehicleId: record.vehicleId })),
  filesOfRemovedCars: call(({ record }) => ({ customerId: record.customerId })),
  vehicleFileLink: call(({ record, pictures }) => ({ ...pictures[record.customerId]?.stored })),
  addVehicleFile: call(({ record: { vehicleId } }) => {
    return { vehicleId, name: 'Papers.pdf', contentType: 'application/pdf', sizeBytes: 1000 };
  }),
  finishVehicleFile: call(
    ({ record: { customerId, vehicleId }, pictures }) => ({
      ...(pictures[customerId]?.announced ?? { vehicleId, fileId: randomUUID() }),
    }),
    { passesWith: 'FILE_MISSING' },
  ),
  // With permission, removing one that is already gone succeeds.
  removeVehicleFile: call(({ record: { vehicleId } }) => ({ vehicleId, fileId: randomUUID() })),

  blockTime: call(({ world }) => {
    const [from, to] = [world.day(12), world.day(12)];
    return { kind: 'HOLIDAY', resourceKind: 'BAY', resourceId: bay.bayId, from, to, title: 'Shut' };
  }),
  freeTime: call(({ world }) => ({ week: isoWeekOf(world.day(13)), blockId: `${world.day(13)}#none` })),
  saveShopSettings: call(() => {
    const hours = JSON.stringify(everyDay({ from: '00:00', to: '24:00' }));
    return { ...aShop(), hours };
  }),
  saveService: call(() => ({ ...SERVICE, plans: JSON.stringify(SERVICE.plans) })),
  saveBay: call(() => ({ ...bay })),
  saveStaffMember: call(staffRow),
  inviteStaff: call(({ world }) => ({ email: world.colleague.email, name: 'Somebody', roles: ['STAFF'] }), {
    passesWith: 'ALREADY_STAFF',
  }),
  resetTwoStep: call(({ world }) => ({ staffId: world.colleague.sub })),
  removeStaffMember: call(({ world }) => ({ staffId: world.colleague.sub }), { passesWith: 'ACCESS_NOT_ENDED' }),
  resendInvitation: call(({ world }) => ({ staffId: world.colleague.sub }), { passesWith: 'INVITATION_USED' }),
  setStaffAccess: call((asking) => ({ ...staffRow(asking), grants: [], denials: [] })),

  messageKinds: call(() => ({})),
  previewKind: call(() => ({ kind: 'APPOINTMENT_CONFIRMED' })),
  sendTest: call(() => ({ kind: 'APPOINTMENT_CONFIRMED' })),
  sendAgain: call(({ sentId }) => ({ outboxId: sentId }), { passesWith: 'ILLEGAL_TRANSITION' }),
  outboxByRecord: call(() => ({ recordKey: OUTBOX.recordKey })),
  outboxByCustomer: call(() => ({ customerId: OUTBOX.customerId })),
  outboxDead: call(() => ({ deadShard: OUTBOX.deadShard })),

  createLiveChange: call(({ record }) => {
    const { appointmentId: id, version } = record.over;
    const change = `APPOINTMENT#${id}#${randomUUID()}`;
    return { input: { audience: `customer:${record.customerId}`, change, topic: 'APPOINTMENT', id, version } };
  }),
  'onCreateLiveChange, about oneself': call(({ record }) => ({ audience: `customer:${record.customerId}` })),
  'onCreateLiveChange, behind a link': call(() => ({ audience: `link:${randomUUID()}` })),
  ...Object.fromEntries(
    Object.keys(STAFF_TOPICS).map((topic) => [
      `onCreateLiveChange, of ${topic}`,
      call(() => ({ audience: `staff:${topic}` })),
    ]),
  ),
};

/** A full day, a place on its waiting list, and the link of a visit that is over. */
export async function prepare(world: AccessWorld): Promise<Prepared> {
  const admin = world.staff.ADMIN.auth;
  const visitor = { apiKey: true } as const;
  const fullDay = world.day(8);
  const closure = { kind: 'HOLIDAY', resourceKind: 'SHOP', from: fullDay, to: fullDay, title: 'Shut' };
  await world.done('blockTime', closure, admin);
  const wish = { serviceId, contact, vehicle };
  const { waitingToken } = await world.done('joinWaitingList', { ...wish, visitDate: fullDay }, visitor);
  const booked = await world.done('bookAppointment', { ...wish, startsAt: world.freeStart() }, visitor);
  const { appointmentId = '', version = 0 } = booked.appointment ?? {};
  await world.done('changeAppointment', { appointmentId, version, action: 'COMPLETE' }, admin);
  const { casey, olive } = world.records;
  for (const { customerId } of [casey, olive]) {
    await world.done('saveCustomerNotes', { customerId, version: 0, tags: ['fleet'], note: 'Rings first.' }, admin);
  }
  const spareCars = {
    [casey.customerId]: await addSpareCars(world, casey.customerId, 20),
    [olive.customerId]: await addSpareCars(world, olive.customerId, 2),
  };
  const pictures = {
    [casey.customerId]: await addPictures(world, casey),
    [olive.customerId]: await addPictures(world, olive),
  };
  const sentId = await layDownMessages(world);
  // The stream tells the staff of the visitor's booking.
  await world.cloud.settle();
  return {
    world,
    manageToken: booked.manageToken ?? '',
    waitingToken: waitingToken ?? '',
    fullDay,
    spareCars,
    pictures,
    sentId,
  };
}

/** Written straight into the table, as real sending has its own path. Returns the id of the sent message. */
async function layDownMessages({ cloud }: AccessWorld): Promise<string> {
  const db = DynamoDBDocumentClient.from(localClient(cloud.endpoints.dynamodb));
  const sentId = 'a'.repeat(32);
  const row = { ...OUTBOX, kind: 'STAFF_BOOKED', channel: 'MAIL', audience: 'SHOP', facts: '{}', tries: 1 };
  const { deadShard, ...sent } = { ...row, eventId: 'laid-down', queuedAt: '2026-01-01T00:00:00.000Z' };
  const TableName = cloud.tables['Outbox'] ?? '';
  const stamp = { __typename: 'Outbox', createdAt: sent.queuedAt, updatedAt: sent.queuedAt };
  await db.send(new PutCommand({ TableName, Item: { ...sent, ...stamp, outboxId: sentId, state: 'SENT' } }));
  const dead = { ...sent, ...stamp, outboxId: 'd'.repeat(32), state: 'DEAD', deadShard };
  await db.send(new PutCommand({ TableName, Item: dead }));
  db.destroy();
  return sentId;
}

async function addPictures(world: AccessWorld, { vehicleId }: CustomerRecord) {
  const { auth } = world.staff.MANAGER;
  const stored = await storeFile(world, auth, { vehicleId });
  const { fileId } = await announceFile(world, auth, { vehicleId });
  return { stored, announced: { vehicleId, fileId } };
}

async function addSpareCars({ done, staff }: AccessWorld, customerId: string, count: number): Promise<string[]> {
  const vehicleIds = Array.from({ length: count }, () => randomUUID());
  for (const vehicleId of vehicleIds) {
    await done('saveVehicle', { vehicleId, customerId, plate: 'SPARE 1' }, staff.ADMIN.auth);
  }
  return vehicleIds;
}
