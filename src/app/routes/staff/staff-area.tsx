import { Navigate, useLocation } from 'react-router-dom';
import type { StaffActor } from '../../../../domain/access/permissions';
import { ErrorState } from '../../../components/ui/error-state';
import { signInPath } from '../../../features/auth/return-path';
import { useActor } from '../use-actor';
import { useOwnAccess } from '../use-own-access';
import { AccessEndedPage } from './access-ended-page';
import { ForbiddenPage } from './forbidden-page';
import { StaffPages } from './staff-pages';
import { StaffShellSkeleton } from './staff-shell-skeleton';

/** The door of the staff's pages: staff come in, visitors sign in and come back, customers are turned away. */
export function StaffArea() {
  const { data: actor, error, refetch } = useActor();
  const { pathname, search, hash } = useLocation();
  if (error) return <ErrorState level={1} error={error} onRetry={() => void refetch()} />;
  if (!actor) return <StaffShellSkeleton />;
  if (actor.kind === 'VISITOR') return <Navigate to={signInPath(pathname + search + hash)} replace />;
  return actor.kind === 'STAFF' ? <StaffDoor actor={actor} /> : <ForbiddenPage />;
}

/** The pages that this person's row allows, not their token from sign-in. */
function StaffDoor({ actor: signedIn }: { actor: StaffActor }) {
  const { actor, hasEnded } = useOwnAccess(signedIn);
  return hasEnded ? <AccessEndedPage /> : <StaffPages actor={actor} />;
}
