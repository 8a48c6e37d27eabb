import { useQuery } from '@tanstack/react-query';
import type { Permission, Role, StaffActor } from '../../../domain/access/permissions';
import { request } from '../../lib/graphql';
import { ProblemError } from '../../lib/problem-error';
import { keys } from '../../lib/query-keys';

const OWN = `query OwnAccess($staffId: ID!) {
  getStaffMember(shopId: "SHOP", staffId: $staffId) { roles technicianId grants denials }
}`;

interface Answer {
  getStaffMember: {
    roles?: Role[] | null;
    technicianId?: string | null;
    grants?: Permission[] | null;
    denials?: Permission[] | null;
  } | null;
}

/** The row of the signed-in member of staff; null for one who has none yet. */
async function readOwnAccess({ staffId, roles }: StaffActor): Promise<StaffActor | null> {
  const { getStaffMember: row } = await request<Answer>(OWN, { staffId }, 'user');
  if (row === null) return null;
  return {
    kind: 'STAFF',
    staffId,
    roles: row.roles ?? roles,
    technicianId: row.technicianId ?? null,
    grants: row.grants ?? [],
    denials: row.denials ?? [],
  };
}

/** What the person may do now. Read again every minute, when the window is looked at, and after every refusal. */
export function useOwnAccess(signedIn: StaffActor): { actor: StaffActor; hasEnded: boolean } {
  const { data, error } = useQuery({
    queryKey: keys.ownAccessOf(signedIn.staffId),
    queryFn: () => readOwnAccess(signedIn),
    staleTime: 10_000,
    refetchInterval: 60_000,
    refetchOnWindowFocus: true,
  });
  return { actor: data ?? signedIn, hasEnded: error instanceof ProblemError && error.code === 'FORBIDDEN' };
}
