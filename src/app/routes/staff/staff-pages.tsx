import { Suspense, lazy } from 'react';
import { Outlet, Route, Routes } from 'react-router-dom';
import type { StaffActor } from '../../../../domain/access/permissions';
import { NotFoundRoute } from '../public/not-found-route';
import { StaffShellSkeleton } from './staff-shell-skeleton';

const StaffShell = lazy(() => import('./staff-shell').then((module) => ({ default: module.StaffShell })));
const SettingsRoute = lazy(() => import('./settings-route').then((module) => ({ default: module.SettingsRoute })));
const CustomersRoute = lazy(() => import('./customers-route').then((module) => ({ default: module.CustomersRoute })));
const CustomerRoute = lazy(() => import('./customer-route').then((module) => ({ default: module.CustomerRoute })));
const ImportCustomersRoute = lazy(() =>
  import('./import-customers-route').then((module) => ({ default: module.ImportCustomersRoute })),
);
const AuditRoute = lazy(() => import('./audit-route').then((module) => ({ default: module.AuditRoute })));
const MyDayRoute = lazy(() => import('./my-day-route').then((module) => ({ default: module.MyDayRoute })));
const PrintDayRoute = lazy(() => import('./print-day-route').then((module) => ({ default: module.PrintDayRoute })));
const CalendarRoute = lazy(() => import('./calendar-route').then((module) => ({ default: module.CalendarRoute })));

/** The staff's pages in their frame; each gets the signed-in person. */
export function StaffPages({ actor }: { actor: StaffActor }) {
  return (
    <Suspense fallback={<StaffShellSkeleton />}>
      <StaffShell actor={actor}>
        <Routes>
          <Route element={<Outlet context={actor} />}>
            <Route index element={<CalendarRoute />} />
            <Route path="settings/:part?" element={<SettingsRoute />} />
            <Route path="customers" element={<CustomersRoute />} />
            <Route path="customers/import" element={<ImportCustomersRoute />} />
            <Route path="customers/:customerId" element={<CustomerRoute />} />
            <Route path="audit" element={<AuditRoute />} />
            <Route path="my-day" element={<MyDayRoute />} />
            <Route path="print" element={<PrintDayRoute />} />
            <Route path="*" element={<NotFoundRoute />} />
          </Route>
        </Routes>
      </StaffShell>
    </Suspense>
  );
}
