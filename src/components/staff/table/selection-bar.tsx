import type { ReactNode } from 'react';
import { Button } from '../../ui/button';
import styles from './staff-table.module.css';

interface SelectionBarProps {
  count: number;
  onClear: () => void;
  children: ReactNode;
}

/** Replaces the filters while rows are selected: how many, and the actions for them. */
export const SelectionBar = ({ count, onClear, children }: SelectionBarProps) => (
  <div className={`${styles.toolbar} ${styles.selection}`} role="group" aria-label="Selected rows">
    <strong role="status">{count} selected</strong>
    <div className={styles.tools}>
      {children}
      <Button variant="quiet" onClick={onClear}>
        Clear selection
      </Button>
    </div>
  </div>
);
