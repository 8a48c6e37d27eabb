import { lazy, Suspense } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorState } from '../../../components/ui/error-state';
import { LinkButton } from '../../../components/ui/link-button';
import { signInPath } from '../../../features/auth/return-path';
import { VisitsSkeleton } from '../../../features/my-appointments/components/visits-skeleton';
import { useLiveChanges } from '../../../lib/use-live-changes';
import { useActor } from '../use-actor';
import { usePageTitle } from '../use-page-title';

const CustomerNav = lazy(async () => ({ default: (await import('./customer-nav')).CustomerNav }));
const AccountLine = lazy(async () => ({ default: (await import('./account-line')).AccountLine }));
const MyAppointmentsPage = lazy(async () => ({
  default: (await import('../../../features/my-appointments/components/my-appointments-page')).MyAppointmentsPage,
}));

/** The customer's own page: visitors sign in and come back, staff get a link to theirs. */
export function MyAppointmentsRoute() {
  usePageTitle('My appointments');
  const { data: actor, error, refetch } = useActor();
  const { pathname, search } = useLocation();
  if (error) return <ErrorState level={1} error={error} onRetry={() => void refetch()} />;
  if (!actor) return <OnTheWay />;
  if (actor.kind === 'VISITOR') return <Navigate to={signInPath(pathname + search)} replace />;
  if (actor.kind !== 'CUSTOMER') {
    return (
      <EmptyState
        title="This page is for customers"
        text="You are signed in as staff. The day’s appointments are on the calendar."
        action={<LinkButton to="/staff">Open the calendar</LinkButton>}
      />
    );
  }
  return <LiveAppointments actor={actor} />;
}

function LiveAppointments({ actor }: { actor: Extract<Actor, { kind: 'CUSTOMER' }> }) {
  useLiveChanges([`customer:${actor.customerId}`]);
  return (
    <Suspense fallback={<OnTheWay />}>
      <CustomerNav />
      <MyAppointmentsPage actor={actor} />
      <AccountLine />
    </Suspense>
  );
}

const OnTheWay = () => (
  <>
    <h1 className="visually-hidden">My appointments</h1>
    <VisitsSkeleton />
  </>
);
