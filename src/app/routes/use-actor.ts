import { useQuery } from '@tanstack/react-query';
import type { Actor } from '../../../domain/access/permissions';
import { keys } from '../../lib/query-keys';
import { hasStoredSession } from '../../lib/session-hint';

async function readActor(): Promise<Actor> {
  if (!hasStoredSession()) return { kind: 'VISITOR' };
  const { currentActor } = await import('../../lib/session');
  return currentActor();
}

/** The signed-in person, read once and kept until a sign-in or sign-out. A visitor is known without any library. */
export function useActor() {
  return useQuery({ queryKey: keys.actor, queryFn: readActor, staleTime: Infinity, gcTime: Infinity });
}
