import type { Permission, Role } from '../../../../domain/access/permissions';
import type { Service, ServicePlan } from '../../../../domain/catalogue/service';
import type { WeekHours } from '../../../../domain/schedule/hours';
import type { Bay, Skill } from '../../../../domain/schedule/resource';
import type { ShopSettings } from '../../../../domain/schedule/shop';
import { request } from '../../../lib/graphql';
import { jsonField } from '../../../lib/json-field';
import { firstSettings } from '../../../lib/shop/first-settings';
import { readShopRows } from '../../../lib/shop/read-shop';

const ALL = `query All {
  listServices(shopId: "SHOP", limit: 100) {
    items {
      serviceId name summary category durationMinutes bufferBeforeMinutes bufferAfterMinutes priceCents bayKinds skills
      active sortOrder plans prePurchase
    }
  }
  listStaffMembers(shopId: "SHOP", limit: 100) { items { staffId name email phone roles technicianId offCars active grants denials } }
  listTechnicians(shopId: "SHOP", limit: 100) { items { technicianId skills hours active } }
}`;

/** A member of staff with what they do on the schedule. */
export interface StaffRow {
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly Role[];
  readonly technicianId: string | null;
  readonly active: boolean;
  /** Beyond the roles, and in spite of them. */
  readonly grants: readonly Permission[];
  readonly denials: readonly Permission[];
  /** Null for people who do not work on cars. */
  readonly work: StaffWork | null;
  /** What they were trained for and when they came while they still worked on cars; null for those who never did. */
  readonly lastWork: StaffWork | null;
}

export interface StaffWork {
  readonly skills: readonly Skill[];
  readonly hours: WeekHours;
}

/** Everything that the settings pages change. */
export interface ShopRecords {
  /** Those to begin with while `isSetUp` is false. */
  readonly settings: ShopSettings;
  readonly isSetUp: boolean;
  readonly bays: readonly Bay[];
  /** Those that are not offered any more as well. */
  readonly services: readonly Service[];
  readonly staff: readonly StaffRow[];
}

type Loose<T> = { [Field in keyof T]?: T[Field] | null };
interface Answer {
  listServices: { items: (Loose<Omit<Service, 'plans'>> & { plans?: string | ServicePlan[] | null })[] } | null;
  listStaffMembers: { items: Loose<Omit<StaffRow, 'work' | 'lastWork'> & { offCars: boolean }>[] } | null;
  listTechnicians: {
    items: { technicianId: string; skills?: Skill[] | null; hours?: string | WeekHours | null }[];
  } | null;
}

const CLOSED: WeekHours = { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };

export async function readRecords(): Promise<ShopRecords> {
  const [{ settings, bays }, answer] = await Promise.all([readShopRows(), request<Answer>(ALL, {}, 'user')]);
  const technicians = new Map((answer.listTechnicians?.items ?? []).map((row) => [row.technicianId, row] as const));
  return {
    settings: settings ?? firstSettings(),
    isSetUp: settings !== null,
    bays,
    services: (answer.listServices?.items ?? []).map(serviceOf).sort((a, b) => a.sortOrder - b.sortOrder),
    staff: (answer.listStaffMembers?.items ?? [])
      .map((row) => {
        const technician = technicians.get(row.technicianId ?? '');
        const lastWork = technician
          ? { skills: technician.skills ?? [], hours: { ...CLOSED, ...jsonField<WeekHours>(technician.hours) } }
          : null;
        return {
          staffId: row.staffId ?? '',
          name: row.name ?? '',
          email: row.email ?? '',
          phone: row.phone ?? '',
          roles: row.roles ?? [],
          technicianId: row.technicianId ?? null,
          active: row.active ?? false,
          grants: row.grants ?? [],
          denials: row.denials ?? [],
          work: row.offCars === true ? null : lastWork,
          lastWork,
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

const serviceOf = (row: NonNullable<Answer['listServices']>['items'][number]): Service => ({
  serviceId: row.serviceId ?? '',
  name: row.name ?? '',
  summary: row.summary ?? '',
  category: row.category ?? '',
  durationMinutes: row.durationMinutes ?? 60,
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
