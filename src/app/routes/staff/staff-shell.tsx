import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router-dom';
import type { Actor } from '../../../../domain/access/permissions';
import { BrandMark } from '../../../components/layout/brand-mark';
import { NotificationBell } from '../../../features/notifications/components/notification-bell';
import { useLiveChanges } from '../use-live-changes';
import { PersonMenu } from './person-menu';
import { BoardIcon, CollapseIcon, ShopIcon } from './shell-icons';
import styles from './staff-shell.module.css';

const RAIL_KEY = 'workbay.rail';

interface StaffShellProps {
  actor: Extract<Actor, { kind: 'STAFF' }>;
  children: ReactNode;
}

/** The frame around the staff's pages: the areas on the left, alerts and the person on top. */
export function StaffShell({ actor, children }: StaffShellProps) {
  const [narrow, setNarrow] = useState(() => localStorage.getItem(RAIL_KEY) === 'narrow');
  useLiveChanges();
  const toggle = () => {
    localStorage.setItem(RAIL_KEY, narrow ? 'wide' : 'narrow');
    setNarrow(!narrow);
  };
  return (
    <div className={styles.shell} data-rail={narrow ? 'narrow' : 'wide'}>
      <a className={styles.skip} href="#staff-main">
        Skip to the board
      </a>
      <aside className={styles.rail}>
        <Link className={styles.brand} to="/staff" aria-label="Workbay">
          <BrandMark />
          <span className={styles.word}>Workbay</span>
        </Link>
        <nav aria-label="Staff">
          <NavLink className={styles.item} to="/staff" end title={narrow ? 'Board' : undefined}>
            <BoardIcon />
            <span className={styles.word}>Board</span>
          </NavLink>
          <Link className={styles.item} to="/" title={narrow ? 'Public site' : undefined}>
            <ShopIcon />
            <span className={styles.word}>Public site</span>
          </Link>
        </nav>
        <button type="button" className={styles.collapse} onClick={toggle} aria-expanded={!narrow}>
          <CollapseIcon />
          <span className={styles.word}>Collapse</span>
        </button>
      </aside>
      <header className={styles.bar}>
        <Link className={styles.barBrand} to="/staff" aria-label="Workbay, board">
          <BrandMark />
        </Link>
        <div className={styles.barEnd}>
          <NotificationBell />
          <PersonMenu actor={actor} />
        </div>
      </header>
      <main className={styles.main} id="staff-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
