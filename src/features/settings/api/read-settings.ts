import { listServices, listTechnicians } from '../../../../amplify/areas/shop/operations';
import { listStaffMembers } from '../../../../amplify/areas/staff/operations';
import type { RowOf } from '../../../../amplify/kernel/declare';
import type { Permission, Role } from '../../../../domain/access/permissions';
import type { Service, ServicePlan } from '../../../../domain/shop/service';
import type { WeekHours } from '../../../../domain/calendar/hours';
import type { Bay, Skill } from '../../../../domain/shop/resource';
import type { ShopSettings } from '../../../../domain/shop/shop-settings';
import { ask, together } from '../../../lib/api';
import { jsonField } from '../../../lib/json-field';
import { firstSettings } from '../../../shared/shop/first-settings';
import { readShopRows } from '../../../shared/shop/api/read-shop';

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

const CLOSED: WeekHours = { '1': [], '2': [], '3': [], '4': [], '5': [], '6': [], '7': [] };

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
    settings: settings ?? firstSettings(),
    isSetUp: settings !== null,
    bays,
    services: all.services.rows.map(serviceOf).sort((a, b) => a.sortOrder - b.sortOrder),
    staff: all.staff.rows
      .map((row) => {
        const technician = technicians.get(row.technicianId ?? '');
        const lastWork = technician
          ? { skills: technician.skills ?? [], hours: { ...CLOSED, ...jsonField<WeekHours>(technician.hours) } }
          : null;
        return {
          staffId: row.staffId,
          name: row.name ?? '',
          email: row.email ?? '',
          phone: row.phone ?? '',
          roles: (row.roles ?? []).filter((role) => role !== null),
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

const serviceOf = (row: RowOf<typeof listServices>): Service => ({
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
