import type { ReactNode } from 'react';
import styles from './fact-list.module.css';

/** The facts of one thing, each with its name. */
export const FactList = ({ children }: { children: ReactNode }) => <dl className={styles.list}>{children}</dl>;

export const Fact = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children === '' ? <span className={styles.none}>Not known</span> : <bdi>{children}</bdi>}</dd>
  </div>
);
