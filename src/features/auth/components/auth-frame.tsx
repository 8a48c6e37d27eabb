import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { BrandMark } from '../../../components/layout/brand-mark';
import { loadSession } from '../api/load-session';
import styles from './auth-frame.module.css';

interface AuthFrameProps {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
  /** Links to the other forms. */
  links?: ReactNode;
}

/** A failure here does not matter: sending the form tries again and reports it. */
const warmUp = () => void loadSession().catch(() => undefined);

/** The form on the left and, on wide screens, what it leads to on the right. */
export function AuthFrame({ title, lead, children, links }: AuthFrameProps) {
  return (
    <div className={styles.frame}>
      <div className={styles.desk}>
        <header>
          <Link className={styles.brand} to="/">
            <BrandMark />
            Workbay
          </Link>
        </header>
        <main className={styles.form} id="main" onFocus={warmUp}>
          <h1>{title}</h1>
          {lead && <p className={styles.lead}>{lead}</p>}
          {children}
          {links && <div className={styles.links}>{links}</div>}
        </main>
      </div>
      <aside className={styles.side} aria-label="What your account is for">
        <p className={styles.promise}>Know where your car stands.</p>
        <ol className={styles.steps}>
          <li>
            Requested <span>Your time is held at once</span>
          </li>
          <li>
            Booked <span>The workshop expects you</span>
          </li>
          <li>
            In the workshop <span>You see it begin, without a phone call</span>
          </li>
          <li>
            Ready <span>You know when to come</span>
          </li>
        </ol>
      </aside>
    </div>
  );
}
