import { FORMER_COLLEAGUE } from '../../../lib/access-words';
import { request } from '../../../lib/graphql';
import type { Role } from '../../../../domain/access/permissions';
import type { Skill } from '../../../../domain/shop/resource';

const STAFF = `query Staff {
  listStaffMembers(shopId: "SHOP", limit: 100) { items { staffId name roles technicianId active } }
  listTechnicians(shopId: "SHOP", limit: 100) { items { technicianId skills active } }
}`;

/** A colleague as the calendar needs one: who they are and, if they work on cars, as which technician. */
export interface Colleague {
  readonly staffId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly technicianId: string | null;
  readonly skills: readonly Skill[];
  readonly active: boolean;
}

interface StaffAnswer {
  listStaffMembers: {
    items: ({
      staffId: string;
      name?: string;
      roles?: (Role | null)[];
      technicianId?: string;
      active?: boolean;
    } | null)[];
  } | null;
  listTechnicians: { items: ({ technicianId: string; skills?: (Skill | null)[]; active?: boolean } | null)[] } | null;
}

/** Everyone on the staff by name. Names live with the staff, never with the public technician rows. */
export async function listStaff(): Promise<Colleague[]> {
  const answer = await request<StaffAnswer>(STAFF, {}, 'user');
  const technicians = new Map(
    (answer.listTechnicians?.items ?? []).flatMap((row) => (row ? [[row.technicianId, row] as const] : [])),
  );
  return (answer.listStaffMembers?.items ?? [])
    .flatMap((row) => (row ? [row] : []))
    .map((row) => ({
      staffId: row.staffId,
      name: row.name || FORMER_COLLEAGUE,
      roles: (row.roles ?? []).filter((role): role is Role => role !== null),
      technicianId: row.technicianId ?? null,
      skills: (technicians.get(row.technicianId ?? '')?.skills ?? []).filter((skill): skill is Skill => skill !== null),
      active: (row.active ?? false) && (row.technicianId ? (technicians.get(row.technicianId)?.active ?? true) : true),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
