import { useQuery } from '@tanstack/react-query';
import { currentActor } from '../../lib/session';

/** Who is signed in, read once and kept until somebody signs in or out. */
export function useActor() {
  return useQuery({ queryKey: ['actor'], queryFn: currentActor, staleTime: Infinity, gcTime: Infinity, retry: false });
}
