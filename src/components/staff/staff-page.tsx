import { ThemeProvider } from '@aws-amplify/ui-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { BackIcon } from './icons';
import styles from './staff-page.module.css';
import 'virtual:staff-theme.css';

interface StaffPageProps {
  title: ReactNode;
  /** One sentence under the title, if the title is not enough. */
  intro?: ReactNode;
  /** The list that this page was opened from. */
  back?: { readonly to: string; readonly word: string };
  /** The page's actions, main one last. */
  actions?: ReactNode;
  /** Narrow suits a form, wide a table. */
  width?: 'form' | 'table';
  children: ReactNode;
}

/** A page of the staff area: title, actions, and ui-react in the colours of the site. */
export function StaffPage({ title, intro, back, actions, width = 'table', children }: StaffPageProps) {
  return (
    <ThemeProvider>
      <div className={styles.page} data-width={width}>
        <header className={styles.header}>
          {back && (
            <Link className={styles.back} to={back.to}>
              <BackIcon />
              {back.word}
            </Link>
          )}
          <div className={styles.head}>
            <h1>{title}</h1>
            {actions && <div className={styles.actions}>{actions}</div>}
          </div>
          {intro && <p className={styles.intro}>{intro}</p>}
        </header>
        {children}
      </div>
    </ThemeProvider>
  );
}
