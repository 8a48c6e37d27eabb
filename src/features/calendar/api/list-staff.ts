import { listTechnicians } from '../../../../amplify/areas/shop/operations';
import { listStaffMembers } from '../../../../amplify/areas/staff/operations';
import { FORMER_COLLEAGUE } from '../../../lib/access-words';
import type { Role } from '../../../../domain/access/permissions';
import type { Skill } from '../../../../domain/shop/resource';
import { ask, together } from '../../../lib/api';

/** A colleague for the calendar: who they are and, if they work on cars, their technician. */
export interface Colleague {
  readonly staffId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly technicianId: string | null;
  readonly skills: readonly Skill[];
  readonly active: boolean;
}

/** Everyone on the staff by name. Names live with the staff, never with the public technician rows. */
export async function listStaff(): Promise<Colleague[]> {
  const { staff, technicians: onCars } = await together({
    staff: ask(listStaffMembers, {}),
    technicians: ask(listTechnicians, {}),
  });
  const technicians = new Map(onCars.rows.map((row) => [row.technicianId, row]));
  return staff.rows
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
