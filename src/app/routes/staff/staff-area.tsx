import { lazy, Suspense } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router-dom';
import type { StaffActor } from '../../../../domain/access/permissions';
import { ErrorState } from '../../../components/ui/error-state';
import { signInPath } from '../../../features/auth/return-path';
import { useActor } from '../use-actor';
import { useOwnAccess } from '../use-own-access';
import { AccessEndedPage } from './access-ended-page';
import { ForbiddenPage } from './forbidden-page';
import { StaffShellSkeleton } from './staff-shell-skeleton';

const loadShell = () => import('./staff-shell');
const StaffShell = lazy(async () => ({ default: (await loadShell()).StaffShell }));

/** The door of the staff's pages: staff come in, visitors go to sign in and come back, customers are told. */
export function StaffArea() {
  const { data: actor, error, refetch } = useActor();
  const { pathname, search, hash } = useLocation();
  if (error) return <ErrorState level={1} error={error} onRetry={() => void refetch()} />;
  if (!actor) return <StaffShellSkeleton />;
  if (actor.kind === 'VISITOR') return <Navigate to={signInPath(pathname + search + hash)} replace />;
  return actor.kind === 'STAFF' ? <StaffPages actor={actor} /> : <ForbiddenPage />;
}

/** The pages as this person's row has it, not as their token said at sign-in. */
function StaffPages({ actor: signedIn }: { actor: StaffActor }) {
  const { actor, hasEnded } = useOwnAccess(signedIn);
  if (hasEnded) return <AccessEndedPage />;
  return (
    <Suspense fallback={<StaffShellSkeleton />}>
      <StaffShell actor={actor}>
        <Outlet context={actor} />
      </StaffShell>
    </Suspense>
  );
}
