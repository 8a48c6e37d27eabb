import { getStaffMember } from '../../../amplify/areas/staff/operations';
import type { StaffActor } from '../../../domain/access/permissions';
import { read } from '../../lib/api';

/** The row of the signed-in member of staff; null if they have none yet. */
export async function readOwnAccess({ staffId, roles }: StaffActor): Promise<StaffActor | null> {
  const row = await read(getStaffMember, { staffId });
  if (row === null) return null;
  return {
    kind: 'STAFF',
    staffId,
    roles: row.roles?.filter((role) => role !== null) ?? roles,
    technicianId: row.technicianId ?? null,
    grants: row.grants ?? [],
    denials: row.denials ?? [],
  };
}
