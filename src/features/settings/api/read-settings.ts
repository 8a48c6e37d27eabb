import { listServices, listTechnicians } from '../../../../amplify/areas/shop/operations';
import { listStaffMembers } from '../../../../amplify/areas/staff/operations';
import type { RowOf } from '../../../../amplify/kernel/declare';
import type { Permission, Role } from '../../../../domain/access/permissions';
import type { Service, ServicePlan } from '../../../../domain/shop/service';
import { CLOSED_ALL_WEEK, type WeekHours } from '../../../../domain/calendar/hours';
import type { Bay, Skill } from '../../../../domain/shop/resource';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import type { Versioned } from '../../../../domain/shared/versioned';
import { FORMER_COLLEAGUE } from '../../../lib/access-words';
import { ask, together } from '../../../lib/api';
import { jsonField } from '../../../lib/json-field';
import { firstSettings } from '../../../shared/shop/first-settings';
import { readShopRows } from '../../../shared/shop/api/read-shop';

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
  /** Permissions in addition to the roles, and denials despite them. */
  readonly grants: readonly Permission[];
  readonly denials: readonly Permission[];
  /** Null for people who do not work on cars. */
  readonly work: StaffWork | null;
  /** Their skills and hours from when they still worked on cars; null for those who never did. */
  readonly lastWork: StaffWork | null;
}

export interface StaffWork {
  readonly skills: readonly Skill[];
  readonly hours: WeekHours;
}

/** Everything that the settings pages can change. */
export interface ShopRecords {
  /** Suggested ones while `isSetUp` is false. */
  readonly settings: Versioned<ShopSettings>;
  readonly isSetUp: boolean;
  readonly bays: readonly Versioned<Bay>[];
  /** Including those no longer offered. */
  readonly services: readonly Versioned<Service>[];
  readonly staff: readonly StaffRow[];
}

export async function readRecords(): Promise<ShopRecords> {
  const [{ settings, bays }, all] = await Promise.all([
    readShopRows(),
    together({
      services: ask(listServices, {}),
      staff: ask(listStaffMembers, {}),
      technicians: ask(listTechnicians, {}),
    }),
  ]);
  const technicians = new Map(all.technicians.rows.map((row) => [row.technicianId, row]));
  return {
    settings: settings ?? { ...firstSettings(), version: 0 },
    isSetUp: settings !== null,
    bays,
    services: all.services.rows.map(serviceOf).sort((a, b) => a.sortOrder - b.sortOrder),
    staff: all.staff.rows
      .map((row) => {
        const technician = technicians.get(row.technicianId ?? '');
        const lastWork = technician
          ? {
              skills: technician.skills ?? [],
              hours: jsonField<WeekHours>(technician.hours) ?? CLOSED_ALL_WEEK,
            }
          : null;
        return {
          version: row.version ?? 0,
          staffId: row.staffId,
          name: row.name || FORMER_COLLEAGUE,
          email: row.email ?? '',
          phone: row.phone ?? '',
          roles: (row.roles ?? []).filter((role) => role !== null),
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

const serviceOf = (row: RowOf<typeof listServices>): Versioned<Service> => ({
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
  plans: jsonField<readonly ServicePlan[]>(row.plans) ?? [],
  prePurchase: row.prePurchase ?? false,
});
