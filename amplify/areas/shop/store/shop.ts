import { GetCommand, QueryCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Permission, Role } from '../../../../domain/access/permissions';
import type { Service, ServicePlan } from '../../../../domain/shop/service';
import type { WeekHours } from '../../../../domain/calendar/hours';
import type { Bay, BayKind, Skill, Technician } from '../../../../domain/shop/resource';
import {
  SHOP_ID,
  type ShopSettings,
  type StoredSettings,
  completeSettings,
} from '../../../../domain/shop/shop-settings';
import type { CommandDeps } from '../../../kernel/deps';
import { NotSetUp } from '../../../kernel/not-set-up';
import { type Revised, type Write, marksAfter, onlyOver, revisionOf } from '../../../kernel/revision';
import { type Row, jsonOf, listOf, numberOf, shopKey, stamp, textOf, textOrNull } from '../../../kernel/row';

type Reader = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Reader & Pick<CommandDeps, 'now'>;
type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A person who works here. `staffId` is the `sub` of their sign-in. */
export interface StaffMember {
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly Role[];
  readonly technicianId: string | null;
  /** Set for a technician who no longer works on cars: their visits stay theirs, and there are no new ones. */
  readonly offCars?: true;
  readonly active: boolean;
  /** Beyond the roles, and in spite of them. */
  readonly grants?: readonly Permission[];
  readonly denials?: readonly Permission[];
  /** The request that took this person on, so that repeating it is safe. */
  readonly invitedBy?: string;
  /** Set for somebody who had a sign-in when they were taken on: no first password tells them, so a mail does. */
  readonly hadSignIn?: boolean;
  /** Set for somebody who left and whose name, address and number were taken out since. */
  readonly removedAt?: string;
}

const serviceOf = (row: Row): Revised<Service> => ({
  revision: revisionOf(row),
  serviceId: textOf(row, 'serviceId'),
  name: textOf(row, 'name'),
  summary: textOf(row, 'summary'),
  category: textOf(row, 'category'),
  durationMinutes: numberOf(row, 'durationMinutes'),
  bufferBeforeMinutes: numberOf(row, 'bufferBeforeMinutes'),
  bufferAfterMinutes: numberOf(row, 'bufferAfterMinutes'),
  priceCents: numberOf(row, 'priceCents'),
  bayKinds: listOf<BayKind>(row, 'bayKinds'),
  skills: listOf<Skill>(row, 'skills'),
  active: row['active'] === true,
  sortOrder: numberOf(row, 'sortOrder'),
  plans: row['plans'] === undefined ? [] : jsonOf<ServicePlan[]>(row, 'plans'),
  prePurchase: row['prePurchase'] === true,
});

const bayOf = (row: Row): Revised<Bay> => ({
  revision: revisionOf(row),
  bayId: textOf(row, 'bayId'),
  name: textOf(row, 'name'),
  kind: textOf(row, 'kind') as BayKind,
  active: row['active'] === true,
  sortOrder: numberOf(row, 'sortOrder'),
});

const technicianOf = (row: Row): Revised<Technician> => ({
  revision: revisionOf(row),
  technicianId: textOf(row, 'technicianId'),
  skills: listOf<Skill>(row, 'skills'),
  hours: jsonOf<WeekHours>(row, 'hours'),
  active: row['active'] === true,
});

const staffMemberOf = (row: Row): Revised<StaffMember> => ({
  revision: revisionOf(row),
  staffId: textOf(row, 'staffId'),
  name: textOf(row, 'name'),
  email: textOf(row, 'email'),
  phone: textOf(row, 'phone'),
  roles: listOf<Role>(row, 'roles'),
  technicianId: textOrNull(row, 'technicianId'),
  active: row['active'] === true,
  grants: listOf<Permission>(row, 'grants'),
  denials: listOf<Permission>(row, 'denials'),
  ...(row['offCars'] === true ? { offCars: true } : {}),
  ...(textOf(row, 'invitedBy') === '' ? {} : { invitedBy: textOf(row, 'invitedBy') }),
  ...(row['hadSignIn'] === true ? { hadSignIn: true } : {}),
  ...(textOf(row, 'removedAt') === '' ? {} : { removedAt: textOf(row, 'removedAt') }),
});

const settingsOf = (row: Row): Revised<ShopSettings> => ({
  ...completeSettings({ ...(row as StoredSettings), hours: jsonOf<WeekHours | null>(row, 'hours') }),
  revision: revisionOf(row),
});

async function readOne(reader: Reader, table: keyof CommandDeps['tables'], key: Row): Promise<Row | null> {
  const { Item } = await reader.db.send(
    new GetCommand({ TableName: reader.tables[table], Key: { ...shopKey, ...key }, ConsistentRead: true }),
  );
  return Item ?? null;
}

async function readAll(reader: Reader, table: keyof CommandDeps['tables'], ConsistentRead = false): Promise<Row[]> {
  const { Items } = await reader.db.send(
    new QueryCommand({
      TableName: reader.tables[table],
      ConsistentRead,
      KeyConditionExpression: 'shopId = :shop',
      ExpressionAttributeValues: { ':shop': SHOP_ID },
    }),
  );
  return Items ?? [];
}

/** The workshop's settings. Throws `NotSetUp` when the workshop has none yet: nothing can be decided without them. */
export async function readSettings(reader: Reader): Promise<Revised<ShopSettings>> {
  const settings = await readSettingsIfAny(reader);
  if (settings === null) throw new NotSetUp();
  return settings;
}

export async function readSettingsIfAny(reader: Reader): Promise<Revised<ShopSettings> | null> {
  const row = await readOne(reader, 'shopSettings', {});
  return row && settingsOf(row);
}

export async function readService(reader: Reader, serviceId: string): Promise<Revised<Service> | null> {
  const row = await readOne(reader, 'service', { serviceId });
  return row && serviceOf(row);
}

export async function readBay(reader: Reader, bayId: string): Promise<Revised<Bay> | null> {
  const row = await readOne(reader, 'bay', { bayId });
  return row && bayOf(row);
}

export const readBays = async (reader: Reader): Promise<Revised<Bay>[]> => (await readAll(reader, 'bay')).map(bayOf);

export async function readTechnician(reader: Reader, technicianId: string): Promise<Revised<Technician> | null> {
  const row = await readOne(reader, 'technician', { technicianId });
  return row && technicianOf(row);
}

export const readTechnicians = async (reader: Reader): Promise<Revised<Technician>[]> =>
  (await readAll(reader, 'technician')).map(technicianOf);

export async function readStaffMember(reader: Reader, staffId: string): Promise<Revised<StaffMember> | null> {
  const row = await readOne(reader, 'staffMember', { staffId });
  return row && staffMemberOf(row);
}

/** As it is at this moment: who is the last admin, and whose address is taken, is decided by it. */
export const readStaff = async (reader: Reader): Promise<Revised<StaffMember>[]> =>
  (await readAll(reader, 'staffMember', true)).map(staffMemberOf);

/** Holds a transaction to this person being an admin still, as `isAdmin` has it. */
export const checkIsAdmin = ({ tables }: Reader, staffId: string): TransactItem => ({
  ConditionCheck: {
    TableName: tables.staffMember,
    Key: { ...shopKey, staffId },
    ConditionExpression:
      'active = :yes AND contains(#roles, :admin) AND (attribute_not_exists(denials) OR NOT contains(denials, :access))',
    ExpressionAttributeNames: { '#roles': 'roles' },
    ExpressionAttributeValues: { ':yes': true, ':admin': 'ADMIN', ':access': 'staff:access' },
  },
});

interface Over<Record> {
  readonly table: keyof CommandDeps['tables'];
  readonly model: string;
  /** What was read; null for a row that must not be there yet. */
  readonly before: Revised<Record> | null;
  readonly write: Write;
}

/** Replaces exactly the revision that was read by the next one. */
function putOver<Record extends object>(
  { tables, now }: Writer,
  { table, model, before, write }: Over<Record>,
  item: object,
): TransactItem {
  const { revision: _read, ...record } = item as { readonly revision?: unknown };
  const revision = before?.revision ?? null;
  const Item = { ...record, ...shopKey, ...marksAfter(revision, write), ...stamp(model, now, now) };
  return { Put: { TableName: tables[table], Item, ...onlyOver(revision) } };
}

export const putSettings = (
  writer: Writer,
  before: Revised<ShopSettings> | null,
  settings: ShopSettings,
  write: Write,
): TransactItem =>
  putOver(
    writer,
    { table: 'shopSettings', model: 'ShopSettings', before, write },
    { ...settings, hours: JSON.stringify(settings.hours) },
  );

export const putService = (
  writer: Writer,
  before: Revised<Service> | null,
  service: Service,
  write: Write,
): TransactItem =>
  putOver(
    writer,
    { table: 'service', model: 'Service', before, write },
    { ...service, plans: JSON.stringify(service.plans) },
  );

export const putBay = (writer: Writer, before: Revised<Bay> | null, bay: Bay, write: Write): TransactItem =>
  putOver(writer, { table: 'bay', model: 'Bay', before, write }, bay);

export const putStaffMember = (
  writer: Writer,
  before: Revised<StaffMember> | null,
  person: StaffMember,
  write: Write,
): TransactItem => putOver(writer, { table: 'staffMember', model: 'StaffMember', before, write }, person);

export const putTechnician = (
  writer: Writer,
  before: Revised<Technician> | null,
  technician: Technician,
  write: Write,
): TransactItem =>
  putOver(
    writer,
    { table: 'technician', model: 'Technician', before, write },
    { ...technician, hours: JSON.stringify(technician.hours) },
  );
