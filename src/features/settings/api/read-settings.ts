import type { Permission, Role } from '../../../../domain/access/permissions';
import type { Service, ServicePlan } from '../../../../domain/shop/service';
import { CLOSED_ALL_WEEK, type WeekHours } from '../../../../domain/calendar/hours';
import type { Bay, Skill } from '../../../../domain/shop/resource';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import type { Versioned } from '../../../../domain/shared/versioned';
import { FORMER_COLLEAGUE } from '../../../lib/access-words';
import { request } from '../../../lib/graphql';
import { jsonField } from '../../../lib/json-field';
import { readShop } from '../../../shared/shop/read-shop';

const ALL = `query All {
  listServices(shopId: "SHOP", limit: 100) {
    items {
      serviceId name summary category durationMinutes bufferBeforeMinutes bufferAfterMinutes priceCents bayKinds skills
      active sortOrder plans prePurchase version
    }
  }
  listStaffMembers(shopId: "SHOP", limit: 100) { items {
    staffId name email phone roles technicianId offCars active grants denials removedAt version
  } }
  listTechnicians(shopId: "SHOP", limit: 100) { items { technicianId skills hours active } }
}`;

/** A member of staff with what they do on the schedule. */
export interface StaffRow {
  readonly version: number;
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly roles: readonly Role[];
  readonly technicianId: string | null;
  readonly active: boolean;
  /** They have left, and their personal details were removed. */
  readonly isRemoved: boolean;
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
  readonly settings: Versioned<ShopSettings>;
  readonly bays: readonly Versioned<Bay>[];
  /** Those that are not offered any more as well. */
  readonly services: readonly Versioned<Service>[];
  readonly staff: readonly StaffRow[];
}

type Loose<T> = { [Field in keyof T]?: T[Field] | null };
interface Answer {
  listServices: {
    items: (Loose<Omit<Versioned<Service>, 'plans'>> & { plans?: string | ServicePlan[] | null })[];
  } | null;
  listStaffMembers: {
    items: Loose<Omit<StaffRow, 'work' | 'lastWork' | 'isRemoved'> & { offCars: boolean; removedAt: string }>[];
  } | null;
  listTechnicians: {
    items: { technicianId: string; skills?: Skill[] | null; hours?: string | WeekHours | null }[];
  } | null;
}

export async function readRecords(): Promise<ShopRecords> {
  const [{ settings, bays }, answer] = await Promise.all([readShop(), request<Answer>(ALL, {}, 'user')]);
  const technicians = new Map((answer.listTechnicians?.items ?? []).map((row) => [row.technicianId, row] as const));
  return {
    settings,
    bays,
    services: (answer.listServices?.items ?? []).map(serviceOf).sort((a, b) => a.sortOrder - b.sortOrder),
    staff: (answer.listStaffMembers?.items ?? [])
      .map((row) => {
        const technician = technicians.get(row.technicianId ?? '');
        const lastWork = technician
          ? {
              skills: technician.skills ?? [],
              hours: { ...CLOSED_ALL_WEEK, ...jsonField<WeekHours>(technician.hours) },
            }
          : null;
        return {
          version: row.version ?? 0,
          staffId: row.staffId ?? '',
          name: row.name || FORMER_COLLEAGUE,
          email: row.email ?? '',
          phone: row.phone ?? '',
          roles: row.roles ?? [],
          technicianId: row.technicianId ?? null,
          active: row.active ?? false,
          isRemoved: Boolean(row.removedAt),
          grants: row.grants ?? [],
          denials: row.denials ?? [],
          work: row.offCars === true ? null : lastWork,
          lastWork,
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

const serviceOf = (row: NonNullable<Answer['listServices']>['items'][number]): Versioned<Service> => ({
  version: row.version ?? 0,
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
