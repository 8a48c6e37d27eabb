import { getShopSettings, listBays, listServices, listTechnicians } from '../../../../amplify/areas/shop/operations';
import type { RowOf } from '../../../../amplify/kernel/declare';
import type { Service, ServicePlan } from '../../../../domain/shop/service';
import { CLOSED_ALL_WEEK, type WeekHours } from '../../../../domain/calendar/hours';
import type { Bay, Technician } from '../../../../domain/shop/resource';
import { completeSettings, type ShopSettings } from '../../../../domain/shop/shop-settings';
import type { Versioned } from '../../../../domain/shared/versioned';
import { ask, together } from '../../../lib/api';
import { jsonField } from '../../../lib/json-field';

/** The shop as the public pages know it. */
export interface Shop {
  readonly settings: ShopSettings;
  /** Active ones only, in the shop's order. */
  readonly services: readonly Service[];
  readonly bays: readonly Bay[];
  readonly technicians: readonly Technician[];
}

const hoursOf = (hours: string | WeekHours | null | undefined): WeekHours => jsonField(hours) ?? CLOSED_ALL_WEEK;

/** The same as it was read, with the versions by which it can be edited. */
interface ShopRows extends Omit<Shop, 'settings'> {
  readonly settings: Versioned<ShopSettings> | null;
  readonly bays: readonly Versioned<Bay>[];
}

/** The workshop, what it offers and whom it has, in one request; null until it is set up. */
export async function readShop(): Promise<Shop | null> {
  const { settings, ...rows } = await readShopRows();
  return settings && { settings, ...rows };
}

/** As `readShop`, with the rows that are there before the settings are. */
export async function readShopRows(): Promise<ShopRows> {
  const { settings, services, bays, technicians } = await together(
    {
      settings: ask(getShopSettings, {}),
      services: ask(listServices, {}),
      bays: ask(listBays, {}),
      technicians: ask(listTechnicians, {}),
    },
    'public',
  );
  return {
    settings: settings && settingsOf(settings),
    services: services.rows
      .map(serviceOf)
      .filter(({ active }) => active)
      .sort(byOrder),
    bays: bays.rows.map(bayOf).sort(byOrder),
    technicians: technicians.rows.map((row) => ({
      technicianId: row.technicianId,
      skills: row.skills ?? [],
      hours: hoursOf(row.hours),
      active: row.active ?? false,
    })),
  };
}

const byOrder = (a: { sortOrder: number }, b: { sortOrder: number }): number => a.sortOrder - b.sortOrder;

const settingsOf = (row: RowOf<typeof getShopSettings>): Versioned<ShopSettings> => ({
  ...completeSettings({ ...row, hours: hoursOf(row.hours) }),
  version: row.version ?? 0,
});

const serviceOf = (row: RowOf<typeof listServices>): Service => ({
  serviceId: row.serviceId ?? '',
  name: row.name ?? '',
  summary: row.summary ?? '',
  category: row.category ?? '',
  durationMinutes: row.durationMinutes ?? 0,
  bufferBeforeMinutes: row.bufferBeforeMinutes ?? 0,
  bufferAfterMinutes: row.bufferAfterMinutes ?? 0,
  priceCents: row.priceCents ?? 0,
  bayKinds: row.bayKinds ?? [],
  skills: row.skills ?? [],
  active: row.active ?? false,
  sortOrder: row.sortOrder ?? 0,
  plans: jsonField<readonly ServicePlan[]>(row.plans) ?? [],
  prePurchase: row.prePurchase ?? false,
});

const bayOf = (row: RowOf<typeof listBays>): Versioned<Bay> => ({
  version: row.version ?? 0,
  bayId: row.bayId ?? '',
  name: row.name ?? '',
  kind: row.kind ?? 'FLAT',
  active: row.active ?? false,
  sortOrder: row.sortOrder ?? 0,
});
