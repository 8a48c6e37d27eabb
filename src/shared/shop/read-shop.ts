import type { Service, ServicePlan } from '../../../domain/shop/service';
import { CLOSED_ALL_WEEK, type WeekHours } from '../../../domain/calendar/hours';
import type { Bay, Technician } from '../../../domain/shop/resource';
import type { Versioned } from '../../../domain/shared/versioned';
import { type ShopSettings, completeSettings } from '../../../domain/shop/shop-settings';
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

/** The same as it was read, with the versions by which it can be edited. */
export interface VersionedShop extends Shop {
  readonly settings: Versioned<ShopSettings>;
  readonly bays: readonly Versioned<Bay>[];
}

const SHOP = `query Shop {
  getShopSettings(shopId: "SHOP") {
    name timeZone currency locale phone email addressLines hours slotStepMinutes noticeMinutes horizonDays
    cancelCutOffMinutes maxOpenBookingsPerDay confirmation holdMinutes remindDayBefore remindSameDay waitingList version
  }
  listServices(shopId: "SHOP", limit: 100) {
    items {
      serviceId name summary category durationMinutes bufferBeforeMinutes bufferAfterMinutes priceCents bayKinds skills
      active sortOrder plans prePurchase
    }
  }
  listBays(shopId: "SHOP", limit: 100) { items { bayId name kind active sortOrder version } }
  listTechnicians(shopId: "SHOP", limit: 100) { items { technicianId skills hours active } }
}`;

type Loose<T> = { [Field in keyof T]?: T[Field] | null };
type Page<T> = { readonly items: readonly (Loose<T> | null)[] } | null;
interface ShopAnswer {
  readonly getShopSettings:
    (Loose<Omit<Versioned<ShopSettings>, 'hours'>> & { hours?: string | WeekHours | null }) | null;
  readonly listServices: Page<Omit<Service, 'plans'> & { plans: string | ServicePlan[] }>;
  readonly listBays: Page<Versioned<Bay>>;
  readonly listTechnicians: Page<Omit<Technician, 'hours'> & { hours: string | WeekHours }>;
}

const hoursOf = (hours: string | WeekHours | null | undefined): WeekHours => jsonField(hours) ?? CLOSED_ALL_WEEK;

const rowsOf = <T>(page: Page<T>): Loose<T>[] => (page?.items ?? []).flatMap((row) => (row ? [row] : []));

/** The workshop, what it offers and whom it has, in one request. */
export async function readShop(): Promise<VersionedShop> {
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

const settingsOf = (row: NonNullable<ShopAnswer['getShopSettings']>): Versioned<ShopSettings> => ({
  ...completeSettings({ ...row, hours: hoursOf(row.hours) }),
  version: row.version ?? 0,
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

const bayOf = (row: Loose<Versioned<Bay>>): Versioned<Bay> => ({
  version: row.version ?? 0,
  bayId: row.bayId ?? '',
  name: row.name ?? '',
  kind: row.kind ?? 'FLAT',
  active: row.active ?? false,
  sortOrder: row.sortOrder ?? 0,
});
