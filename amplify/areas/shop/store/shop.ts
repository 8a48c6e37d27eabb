import { GetCommand, QueryCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Permission, Role } from '../../../../domain/access/permissions';
import type { Service, ServicePlan } from '../../../../domain/shop/service';
import type { WeekHours } from '../../../../domain/calendar/hours';
import type { Bay, BayKind, Skill, Technician } from '../../../../domain/shop/resource';
import { type ConfirmationMode, SHOP_ID, type ShopSettings } from '../../../../domain/shop/shop-settings';
import type { CommandDeps } from '../../../kernel/deps';
import { NotSetUp } from '../../../kernel/not-set-up';
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
  /** Counts the writes of the row; those from before it was counted have none. */
  readonly version?: number;
}

const serviceOf = (row: Row): Service => ({
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

const bayOf = (row: Row): Bay => ({
  bayId: textOf(row, 'bayId'),
  name: textOf(row, 'name'),
  kind: textOf(row, 'kind') as BayKind,
  active: row['active'] === true,
  sortOrder: numberOf(row, 'sortOrder'),
});

const technicianOf = (row: Row): Technician => ({
  technicianId: textOf(row, 'technicianId'),
  skills: listOf<Skill>(row, 'skills'),
  hours: jsonOf<WeekHours>(row, 'hours'),
  active: row['active'] === true,
});

export const staffMemberOf = (row: Row): StaffMember => ({
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
  ...(row['version'] === undefined ? {} : { version: numberOf(row, 'version') }),
});

const settingsOf = (row: Row): ShopSettings => ({
  shopId: SHOP_ID,
  name: textOf(row, 'name'),
  timeZone: textOf(row, 'timeZone'),
  currency: textOf(row, 'currency'),
  locale: textOf(row, 'locale'),
  phone: textOf(row, 'phone'),
  email: textOf(row, 'email'),
  addressLines: listOf(row, 'addressLines'),
  hours: jsonOf<WeekHours>(row, 'hours'),
  slotStepMinutes: numberOf(row, 'slotStepMinutes', 30),
  noticeMinutes: numberOf(row, 'noticeMinutes'),
  horizonDays: numberOf(row, 'horizonDays'),
  cancelCutOffMinutes: numberOf(row, 'cancelCutOffMinutes'),
  maxOpenBookingsPerDay: numberOf(row, 'maxOpenBookingsPerDay'),
  confirmation: textOf(row, 'confirmation') as ConfirmationMode,
  holdMinutes: numberOf(row, 'holdMinutes', 10),
  remindDayBefore: row['remindDayBefore'] !== false,
  remindSameDay: row['remindSameDay'] !== false,
  waitingList: row['waitingList'] !== false,
  accent: textOf(row, 'accent'),
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
export async function readSettings(reader: Reader): Promise<ShopSettings> {
  const settings = await readSettingsIfAny(reader);
  if (settings === null) throw new NotSetUp();
  return settings;
}

export async function readSettingsIfAny(reader: Reader): Promise<ShopSettings | null> {
  const row = await readOne(reader, 'shopSettings', {});
  return row && settingsOf(row);
}

export async function readService(reader: Reader, serviceId: string): Promise<Service | null> {
  const row = await readOne(reader, 'service', { serviceId });
  return row && serviceOf(row);
}

export async function readBay(reader: Reader, bayId: string): Promise<Bay | null> {
  const row = await readOne(reader, 'bay', { bayId });
  return row && bayOf(row);
}

export const readBays = async (reader: Reader): Promise<Bay[]> => (await readAll(reader, 'bay')).map(bayOf);

export async function readTechnician(reader: Reader, technicianId: string): Promise<Technician | null> {
  const row = await readOne(reader, 'technician', { technicianId });
  return row && technicianOf(row);
}

export const readTechnicians = async (reader: Reader): Promise<Technician[]> =>
  (await readAll(reader, 'technician')).map(technicianOf);

export async function readStaffMember(reader: Reader, staffId: string): Promise<StaffMember | null> {
  const row = await readOne(reader, 'staffMember', { staffId });
  return row && staffMemberOf(row);
}

/** As it is at this moment: who is the last admin, and whose address is taken, is decided by it. */
export const readStaff = async (reader: Reader): Promise<StaffMember[]> =>
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

const put = (writer: Writer, table: keyof CommandDeps['tables'], model: string, item: object) => ({
  TableName: writer.tables[table],
  Item: { ...item, ...shopKey, ...stamp(model, writer.now, writer.now) },
});

export const putSettings = (writer: Writer, settings: ShopSettings): TransactItem => ({
  Put: put(writer, 'shopSettings', 'ShopSettings', { ...settings, hours: JSON.stringify(settings.hours) }),
});

export const putService = (writer: Writer, service: Service): TransactItem => ({
  Put: put(writer, 'service', 'Service', { ...service, plans: JSON.stringify(service.plans) }),
});

export const putBay = (writer: Writer, bay: Bay): TransactItem => ({ Put: put(writer, 'bay', 'Bay', bay) });

/** Writes a person's row only over what was read before it; null for one that must not be there yet. */
export const putStaffMember = (writer: Writer, before: StaffMember | null, person: StaffMember): TransactItem => {
  const version = before?.version;
  return {
    Put: {
      ...put(writer, 'staffMember', 'StaffMember', { ...person, version: (version ?? 0) + 1 }),
      ...(version === undefined
        ? { ConditionExpression: `attribute_not_exists(${before === null ? 'staffId' : 'version'})` }
        : { ConditionExpression: 'version = :version', ExpressionAttributeValues: { ':version': version } }),
    },
  };
};

export const putTechnician = (writer: Writer, technician: Technician): TransactItem => ({
  Put: put(writer, 'technician', 'Technician', { ...technician, hours: JSON.stringify(technician.hours) }),
});
