import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { ErrorState } from '../../../components/ui/error-state';
import { LinkButton } from '../../../components/ui/link-button';
import { AccountSkeleton } from '../../../features/account/components/account-skeleton';
import { signInPath } from '../../../features/auth/return-path';
import { useLiveChanges } from '../../../lib/use-live-changes';
import { paths } from '../../paths';
import { useActor } from '../use-actor';
import { CustomerNav } from './customer-nav';
import styles from './account-area.module.css';

const AccountLine = lazy(async () => ({ default: (await import('./account-line')).AccountLine }));
const ProfileRoute = lazy(async () => ({ default: (await import('./profile-route')).ProfileRoute }));
const GarageRoute = lazy(async () => ({ default: (await import('./garage-route')).GarageRoute }));
const SecurityRoute = lazy(async () => ({ default: (await import('./security-route')).SecurityRoute }));

/** The account pages: a customer's profile, cars and sign-in; for staff, who have no profile here, only the sign-in. */
export function AccountArea() {
  const { data: actor, error, refetch } = useActor();
  const { pathname, search } = useLocation();
  useLiveChanges(actor?.kind === 'CUSTOMER' ? [`customer:${actor.customerId}`] : []);
  if (error) return <ErrorState level={1} error={error} onRetry={() => void refetch()} />;
  if (!actor) {
    return (
      <div className={styles.area}>
        <AccountSkeleton />
      </div>
    );
  }
  if (actor.kind === 'VISITOR') return <Navigate to={signInPath(pathname + search)} replace />;
  return (
    <>
      {actor.kind === 'CUSTOMER' && <CustomerNav />}
      <div className={styles.area}>
        {actor.kind === 'STAFF' && <ToTheCalendar />}
        <Suspense fallback={<AccountSkeleton />}>{pagesFor(actor)}</Suspense>
      </div>
      <Suspense>
        <AccountLine />
      </Suspense>
    </>
  );
}

function pagesFor(actor: Actor): ReactNode {
  const customerId = actor.kind === 'CUSTOMER' ? actor.customerId : null;
  return (
    <Routes>
      <Route path="security" element={<SecurityRoute />} />
      {customerId !== null && <Route index element={<ProfileRoute customerId={customerId} />} />}
      {customerId !== null && <Route path="garage" element={<GarageRoute customerId={customerId} />} />}
      <Route path="*" element={<Navigate to={customerId === null ? paths.security : paths.account} replace />} />
    </Routes>
  );
}

const ToTheCalendar = () => (
  <nav aria-label="Staff">
    <LinkButton variant="secondary" to={paths.staff}>
      Back to the calendar
    </LinkButton>
  </nav>
);
