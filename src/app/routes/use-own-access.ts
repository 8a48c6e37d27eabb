import { useQuery } from '@tanstack/react-query';
import type { StaffActor } from '../../../domain/access/permissions';
import { ProblemError } from '../../lib/problem-error';
import { keys } from '../../lib/query-keys';
import { readOwnAccess } from '../api/read-own-access';

/** What the person may do now. Read again every minute, when the window gets the focus, and after every refusal. */
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
