import { Suspense, useEffect, useSyncExternalStore } from 'react';
import { Link, NavLink, Outlet, useLocation } from 'react-router-dom';
import { paths } from '../../app/paths';
import { hasStoredSession } from '../../lib/session-hint';
import { BrandMark } from './brand-mark';
import { OfflineBanner } from './offline-banner';
import { PageSkeleton } from './page-skeleton';
import './public-shell.css';

/** The frame of the public and customer pages: a slim header, the page, a footer. */
export function PublicShell() {
  useScrollToTop();
  return (
    <div className="shell">
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <header className="shell-header">
        <div className="shell-bar">
          <Link className="brand" to={paths.home}>
            <BrandMark />
            Workbay
          </Link>
          <nav aria-label="Site">
            <NavLink to={paths.services}>Services</NavLink>
            <NavLink className="shell-book" to={paths.book}>
              Book
            </NavLink>
            <AccountLink />
          </nav>
        </div>
      </header>
      <OfflineBanner />
      <main id="main" className="shell-main">
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className="shell-footer">
        <div className="shell-bar">
          <p>Workbay, the open workshop platform.</p>
          <nav aria-label="Footer">
            <Link to={paths.services}>Services and prices</Link>
            <Link to={paths.myAppointments}>My appointments</Link>
            <Link to={paths.staff}>For staff</Link>
          </nav>
        </div>
      </footer>
    </div>
  );
}

const noSignal = () => () => undefined;

/** Known only in the browser, so the prerendered page says "Sign in" until it is. */
function AccountLink() {
  // Rendered on every change of page, which is when the person may have signed in or out.
  useLocation();
  const signedIn = useSyncExternalStore(noSignal, hasStoredSession, () => false);
  return signedIn ? <NavLink to={paths.myAppointments}>My car</NavLink> : <NavLink to={paths.signIn}>Sign in</NavLink>;
}

function useScrollToTop(): void {
  const { pathname } = useLocation();
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);
}
