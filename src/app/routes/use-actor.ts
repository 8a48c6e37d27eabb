import { useQuery } from '@tanstack/react-query';
import type { Actor } from '../../../domain/access/permissions';
import { keys } from '../../lib/query-keys';
import { hasStoredSession } from '../../lib/session-hint';

async function readActor(): Promise<Actor> {
  if (!hasStoredSession()) return { kind: 'VISITOR' };
  const { currentActor } = await import('../../lib/session');
  return currentActor();
}

/** Who is signed in, read once and kept until somebody signs in or out. A visitor is known without any library. */
export function useActor() {
  return useQuery({ queryKey: keys.actor, queryFn: readActor, staleTime: Infinity, gcTime: Infinity });
}
