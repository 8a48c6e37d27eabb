import { useState } from 'react';
import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router-dom';
import { type Audience, STAFF_TOPICS, type StaffTopic } from '../../../../domain/access/live';
import { type Permission, type StaffActor, can } from '../../../../domain/access/permissions';
import { BrandMark } from '../../../components/layout/brand-mark';
import { ToastArea } from '../../../components/staff/toasts';
import { Finder } from '../../../features/finder/components/finder';
import { NoticeBell } from '../../../features/notices/components/notice-bell';
import { useLiveChanges } from '../../../lib/use-live-changes';
import { PersonMenu } from './person-menu';
import { AuditIcon, CalendarIcon, CollapseIcon, CustomersIcon, JobIcon, SettingsIcon, ShopIcon } from './shell-icons';
import { useScrollPlace } from './use-scroll-place';
import styles from './staff-shell.module.css';

const RAIL_KEY = 'workbay.rail';

const SETTINGS: readonly Permission[] = [
  ...(['settings:edit', 'catalogue:edit', 'staff:edit', 'calendar:edit'] as const),
  'outgoing:read',
];

/** The areas of the staff's pages, each with the people it is for. */
const AREAS: readonly { to: string; word: string; Icon: () => ReactNode; offered: (actor: StaffActor) => boolean }[] = [
  { to: '/staff', word: 'Calendar', Icon: CalendarIcon, offered: () => true },
  { to: '/staff/my-day', word: 'My day', Icon: JobIcon, offered: ({ roles }) => roles.includes('MECHANIC') },
  {
    to: '/staff/customers',
    word: 'Customers',
    Icon: CustomersIcon,
    offered: (actor) => can(actor, 'customer:read'),
  },
  { to: '/staff/audit', word: 'Audit', Icon: AuditIcon, offered: (actor) => can(actor, 'audit:read') },
  {
    to: '/staff/settings',
    word: 'Settings',
    Icon: SettingsIcon,
    offered: (actor) => SETTINGS.some((one) => can(actor, one)),
  },
];

/** The live topics of a member of staff: those they may read. */
const audiencesOf = (actor: StaffActor): Audience[] =>
  (Object.keys(STAFF_TOPICS) as StaffTopic[])
    .filter((topic) => can(actor, STAFF_TOPICS[topic]))
    .map((topic): Audience => `staff:${topic}`);

interface StaffShellProps {
  actor: StaffActor;
  children: ReactNode;
}

/** The frame around the staff's pages: the areas on the left, alerts and the person on top. */
export function StaffShell({ actor, children }: StaffShellProps) {
  const [narrow, setNarrow] = useState(() => localStorage.getItem(RAIL_KEY) === 'narrow');
  const main = useScrollPlace();
  useLiveChanges(audiencesOf(actor));
  const areas = AREAS.filter(({ offered }) => offered(actor));
  const toggle = () => {
    localStorage.setItem(RAIL_KEY, narrow ? 'wide' : 'narrow');
    setNarrow(!narrow);
  };
  return (
    <div className={styles.shell} data-rail={narrow ? 'narrow' : 'wide'}>
      <a className={styles.skip} href="#staff-main">
        Skip to the page
      </a>
      <aside className={styles.rail}>
        <Link className={styles.brand} to="/staff" aria-label="Workbay">
          <BrandMark />
          <span className={styles.word}>Workbay</span>
        </Link>
        <nav aria-label="Staff">
          {areas.map(({ to, word, Icon }) => (
            <NavLink key={to} className={styles.item} to={to} end={to === '/staff'} title={narrow ? word : undefined}>
              <Icon />
              <span className={styles.word}>{word}</span>
            </NavLink>
          ))}
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
        <Link className={styles.barBrand} to="/staff" aria-label="Workbay, calendar">
          <BrandMark />
        </Link>
        <div className={styles.barEnd}>
          <Finder pages={areas} findsCustomers={can(actor, 'customer:read')} />
          {can(actor, 'notice:read') && <NoticeBell />}
          <PersonMenu actor={actor} />
        </div>
      </header>
      <nav className={styles.areas} aria-label="Areas">
        {areas.map(({ to, word, Icon }) => (
          <NavLink key={to} to={to} end={to === '/staff'}>
            <Icon />
            {word}
          </NavLink>
        ))}
      </nav>
      <main ref={main} className={styles.main} id="staff-main" tabIndex={-1}>
        <ToastArea>{children}</ToastArea>
      </main>
    </div>
  );
}
