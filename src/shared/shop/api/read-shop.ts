import { getShopSettings, listBays, listServices, listTechnicians } from '../../../../amplify/areas/shop/operations';
import type { RowOf } from '../../../../amplify/kernel/declare';
import type { Service, ServicePlan } from '../../../../domain/shop/service';
import type { WeekHours } from '../../../../domain/calendar/hours';
import type { Bay, Technician } from '../../../../domain/shop/resource';
import { SHOP_ID, type ShopSettings } from '../../../../domain/shop/shop-settings';
import { ask, together } from '../../../lib/api';
import { jsonField } from '../../../lib/json-field';

/** What the public pages know of the workshop. */
export interface Shop {
  readonly settings: ShopSettings;
  /** Active ones only, in the shop's order. */
  readonly services: readonly Service[];
  readonly bays: readonly Bay[];
  readonly technicians: readonly Technician[];
}

const hoursOf = (hours: string | WeekHours | null | undefined): WeekHours =>
  jsonField(hours) ?? { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };

/** The workshop, what it offers and whom it has, in one request; null until it is set up. */
export async function readShop(): Promise<Shop | null> {
  const { settings, ...rows } = await readShopRows();
  return settings && { settings, ...rows };
}

/** As `readShop`, with the rows that are there before the settings are. */
export async function readShopRows(): Promise<Omit<Shop, 'settings'> & { readonly settings: ShopSettings | null }> {
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

const settingsOf = (row: RowOf<typeof getShopSettings>): ShopSettings => ({
  shopId: SHOP_ID,
  name: row.name ?? '',
  timeZone: row.timeZone ?? 'UTC',
  currency: row.currency ?? 'AUD',
  locale: row.locale ?? 'en-AU',
  phone: row.phone ?? '',
  email: row.email ?? '',
  addressLines: row.addressLines ?? [],
  hours: hoursOf(row.hours),
  slotStepMinutes: row.slotStepMinutes ?? 30,
  noticeMinutes: row.noticeMinutes ?? 0,
  horizonDays: row.horizonDays ?? 30,
  cancelCutOffMinutes: row.cancelCutOffMinutes ?? 0,
  maxOpenBookingsPerDay: row.maxOpenBookingsPerDay ?? 3,
  confirmation: row.confirmation ?? 'AUTO',
  holdMinutes: row.holdMinutes ?? 10,
  remindDayBefore: row.remindDayBefore ?? true,
  remindSameDay: row.remindSameDay ?? true,
  waitingList: row.waitingList ?? true,
  accent: row.accent ?? '',
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

const bayOf = (row: RowOf<typeof listBays>): Bay => ({
  bayId: row.bayId ?? '',
  name: row.name ?? '',
  kind: row.kind ?? 'FLAT',
  active: row.active ?? false,
  sortOrder: row.sortOrder ?? 0,
});
