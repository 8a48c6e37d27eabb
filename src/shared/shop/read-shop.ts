import type { Service, ServicePlan } from '../../../domain/shop/service';
import type { WeekHours } from '../../../domain/calendar/hours';
import type { Bay, Technician } from '../../../domain/shop/resource';
import { SHOP_ID, type ShopSettings } from '../../../domain/shop/shop-settings';
import { request } from '../../lib/graphql';
import { jsonField } from '../../lib/json-field';
import { ProblemError } from '../../lib/problem-error';

/** What the public pages know of the workshop. */
export interface Shop {
  readonly settings: ShopSettings;
  /** Active ones only, in the shop's order. */
  readonly services: readonly Service[];
  readonly bays: readonly Bay[];
  readonly technicians: readonly Technician[];
}

const SHOP = `query Shop {
  getShopSettings(shopId: "SHOP") {
    name timeZone currency locale phone email addressLines hours slotStepMinutes noticeMinutes horizonDays
    cancelCutOffMinutes maxOpenBookingsPerDay confirmation holdMinutes remindDayBefore remindSameDay waitingList accent
  }
  listServices(shopId: "SHOP", limit: 100) {
    items {
      serviceId name summary category durationMinutes bufferBeforeMinutes bufferAfterMinutes priceCents bayKinds skills
      active sortOrder plans prePurchase
    }
  }
  listBays(shopId: "SHOP", limit: 100) { items { bayId name kind active sortOrder } }
  listTechnicians(shopId: "SHOP", limit: 100) { items { technicianId skills hours active } }
}`;

type Loose<T> = { [Field in keyof T]?: T[Field] | null };
type Page<T> = { readonly items: readonly (Loose<T> | null)[] } | null;
interface ShopAnswer {
  readonly getShopSettings: (Loose<Omit<ShopSettings, 'hours'>> & { hours?: string | WeekHours | null }) | null;
  readonly listServices: Page<Omit<Service, 'plans'> & { plans: string | ServicePlan[] }>;
  readonly listBays: Page<Bay>;
  readonly listTechnicians: Page<Omit<Technician, 'hours'> & { hours: string | WeekHours }>;
}

const hoursOf = (hours: string | WeekHours | null | undefined): WeekHours =>
  jsonField(hours) ?? { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };

const rowsOf = <T>(page: Page<T>): Loose<T>[] => (page?.items ?? []).flatMap((row) => (row ? [row] : []));

/** The workshop, what it offers and whom it has, in one request. */
export async function readShop(): Promise<Shop> {
  const answer = await request<ShopAnswer>(SHOP, {}, 'public');
  const settings = answer.getShopSettings;
  if (!settings) throw new ProblemError('UNAVAILABLE');
  return {
    settings: settingsOf(settings),
    services: rowsOf(answer.listServices)
      .map(serviceOf)
      .filter(({ active }) => active)
      .sort(byOrder),
    bays: rowsOf(answer.listBays).map(bayOf).sort(byOrder),
    technicians: rowsOf(answer.listTechnicians).map((row) => ({
      technicianId: row.technicianId ?? '',
      skills: row.skills ?? [],
      hours: hoursOf(row.hours),
      active: row.active ?? false,
    })),
  };
}

const byOrder = (a: { sortOrder: number }, b: { sortOrder: number }): number => a.sortOrder - b.sortOrder;

const settingsOf = (row: NonNullable<ShopAnswer['getShopSettings']>): ShopSettings => ({
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

const serviceOf = (row: Loose<Omit<Service, 'plans'> & { plans: string | ServicePlan[] }>): Service => ({
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
  plans: jsonField<ServicePlan[]>(row.plans) ?? [],
  prePurchase: row.prePurchase ?? false,
});

const bayOf = (row: Loose<Bay>): Bay => ({
  bayId: row.bayId ?? '',
  name: row.name ?? '',
  kind: row.kind ?? 'FLAT',
  active: row.active ?? false,
  sortOrder: row.sortOrder ?? 0,
});
