import { Suspense, lazy } from 'react';
import { Route, Routes } from 'react-router-dom';
import { PublicShell } from '../components/layout/public-shell';
import { BarePageSkeleton } from '../components/layout/page-skeleton';
import { ErrorBoundary } from './error-boundary';
import { HomeRoute } from './routes/public/home-route';

const QueryArea = lazy(() => import('./query-area').then((module) => ({ default: module.QueryArea })));
const ServicesRoute = lazy(() =>
  import('./routes/public/services-route').then((module) => ({ default: module.ServicesRoute })),
);
const BookRoute = lazy(() => import('./routes/public/book-route').then((module) => ({ default: module.BookRoute })));
const NotFoundRoute = lazy(() =>
  import('./routes/public/not-found-route').then((module) => ({ default: module.NotFoundRoute })),
);
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

/** The site's pages. Only the home page is in the first load; all others load on demand. */
export function App() {
  return (
    <ErrorBoundary>
      <Suspense fallback={<BarePageSkeleton />}>
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
            <Route path="staff/*" element={<StaffArea />} />
          </Route>
        </Routes>
      </Suspense>
    </ErrorBoundary>
  );
}
