import { Suspense, lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { PublicShell } from '../components/layout/public-shell';
import { PageSkeleton } from '../components/layout/page-skeleton';
import { ErrorBoundary } from './error-boundary';
import { HomeRoute } from './routes/public/home-route';
import { NotFoundRoute } from './routes/public/not-found-route';

const QueryArea = lazy(() => import('./query-area').then((module) => ({ default: module.QueryArea })));
const ServicesRoute = lazy(() =>
  import('./routes/public/services-route').then((module) => ({ default: module.ServicesRoute })),
);
const BookRoute = lazy(() => import('./routes/public/book-route').then((module) => ({ default: module.BookRoute })));
const VisitRoute = lazy(() => import('./routes/public/visit-route').then((module) => ({ default: module.VisitRoute })));
const SignInRoute = lazy(() =>
  import('./routes/customer/sign-in-route').then((module) => ({ default: module.SignInRoute })),
);
const SignUpRoute = lazy(() =>
  import('./routes/customer/sign-up-route').then((module) => ({ default: module.SignUpRoute })),
);
const ResetPasswordRoute = lazy(() =>
  import('./routes/customer/reset-password-route').then((module) => ({ default: module.ResetPasswordRoute })),
);
const MyAppointmentsRoute = lazy(() =>
  import('./routes/customer/my-appointments-route').then((module) => ({ default: module.MyAppointmentsRoute })),
);
const AccountArea = lazy(() =>
  import('./routes/customer/account-area').then((module) => ({ default: module.AccountArea })),
);
const StaffArea = lazy(() => import('./routes/staff/staff-area').then((module) => ({ default: module.StaffArea })));
const SettingsRoute = lazy(() =>
  import('./routes/staff/settings-route').then((module) => ({ default: module.SettingsRoute })),
);
const CustomersRoute = lazy(() =>
  import('./routes/staff/customers-route').then((module) => ({ default: module.CustomersRoute })),
);
const CustomerRoute = lazy(() =>
  import('./routes/staff/customer-route').then((module) => ({ default: module.CustomerRoute })),
);
const ImportCustomersRoute = lazy(() =>
  import('./routes/staff/import-customers-route').then((module) => ({ default: module.ImportCustomersRoute })),
);
const AuditRoute = lazy(() => import('./routes/staff/audit-route').then((module) => ({ default: module.AuditRoute })));
const MyDayRoute = lazy(() => import('./routes/staff/my-day-route').then((module) => ({ default: module.MyDayRoute })));
const PrintDayRoute = lazy(() =>
  import('./routes/staff/print-day-route').then((module) => ({ default: module.PrintDayRoute })),
);
const BoardRoute = lazy(() => import('./routes/staff/board-route').then((module) => ({ default: module.BoardRoute })));

/** The site's pages. Only the home page is in the first load; everything else comes when it is asked for. */
export function App() {
  return (
    <ErrorBoundary>
      <Suspense fallback={<PageSkeleton />}>
        <Routes>
          <Route element={<PublicShell />}>
            <Route index element={<HomeRoute />} />
            <Route path="services" element={<ServicesRoute />} />
            <Route path="book" element={<BookRoute />} />
            <Route element={<QueryArea />}>
              <Route path="visit/:manageToken" element={<VisitRoute />} />
              <Route path="my/appointments" element={<MyAppointmentsRoute />} />
              <Route path="account/*" element={<AccountArea />} />
            </Route>
            <Route path="*" element={<NotFoundRoute />} />
          </Route>
          <Route element={<QueryArea />}>
            <Route path="sign-in" element={<SignInRoute />} />
            <Route path="sign-up" element={<SignUpRoute />} />
            <Route path="reset-password" element={<ResetPasswordRoute />} />
            <Route path="staff" element={<StaffArea />}>
              <Route index element={<BoardRoute />} />
              <Route path="settings/:part?" element={<SettingsRoute />} />
              <Route path="customers" element={<CustomersRoute />} />
              <Route path="customers/import" element={<ImportCustomersRoute />} />
              <Route path="customers/:customerId" element={<CustomerRoute />} />
              <Route path="audit" element={<AuditRoute />} />
              <Route path="my-day" element={<MyDayRoute />} />
              <Route path="print" element={<PrintDayRoute />} />
            </Route>
          </Route>
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}
