import { NavLink } from 'react-router-dom';
import { paths } from '../../paths';
import styles from './customer-nav.module.css';

const PAGES = [
  { to: paths.myAppointments, word: 'Appointments' },
  { to: paths.garage, word: 'Cars' },
  { to: paths.account, word: 'Profile' },
  { to: paths.security, word: 'Security' },
];

/** A customer's own pages. */
export function CustomerNav() {
  return (
    <nav className={styles.line} aria-label="Your account">
      <div className={styles.pages}>
        {PAGES.map(({ to, word }) => (
          <NavLink key={to} to={to} end>
            {word}
          </NavLink>
        ))}
      </div>
    </nav>
  );
}
