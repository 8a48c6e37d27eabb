import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Service, ServicePlan } from '../../../../domain/shop/service';
import type { WeekHours } from '../../../../domain/calendar/hours';
import type { Bay, BayKind, Skill, Technician } from '../../../../domain/shop/resource';
import { type ShopSettings, type StoredSettings, completeSettings } from '../../../../domain/shop/shop-settings';
import type { CommandDeps } from '../../../kernel/deps';
import { NotSetUp } from '../../../kernel/not-set-up';
import { type Revised, type Write, revisionOf } from '../../../kernel/revision';
import { type Row, jsonOf, listOf, numberOf, textOf } from '../../../kernel/row';
import { putOver, readShopRow, readShopRows } from '../../../kernel/shop-rows';

type Reader = Pick<CommandDeps, 'db' | 'tables'>;
type Writer = Reader & Pick<CommandDeps, 'now'>;
type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

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

const settingsOf = (row: Row): Revised<ShopSettings> => ({
  ...completeSettings({ ...(row as StoredSettings), hours: jsonOf<WeekHours | null>(row, 'hours') }),
  revision: revisionOf(row),
});

/** The workshop's settings. Throws `NotSetUp` when the workshop has none yet: nothing can be decided without them. */
export async function readSettings(reader: Reader): Promise<Revised<ShopSettings>> {
  const settings = await readSettingsIfAny(reader);
  if (settings === null) throw new NotSetUp();
  return settings;
}

export async function readSettingsIfAny(reader: Reader): Promise<Revised<ShopSettings> | null> {
  const row = await readShopRow(reader, 'shopSettings', {});
  return row && settingsOf(row);
}

export async function readService(reader: Reader, serviceId: string): Promise<Revised<Service> | null> {
  const row = await readShopRow(reader, 'service', { serviceId });
  return row && serviceOf(row);
}

export async function readBay(reader: Reader, bayId: string): Promise<Revised<Bay> | null> {
  const row = await readShopRow(reader, 'bay', { bayId });
  return row && bayOf(row);
}

export const readBays = async (reader: Reader): Promise<Revised<Bay>[]> =>
  (await readShopRows(reader, 'bay')).map(bayOf);

export async function readTechnician(reader: Reader, technicianId: string): Promise<Revised<Technician> | null> {
  const row = await readShopRow(reader, 'technician', { technicianId });
  return row && technicianOf(row);
}

export const readTechnicians = async (reader: Reader): Promise<Revised<Technician>[]> =>
  (await readShopRows(reader, 'technician')).map(technicianOf);

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
