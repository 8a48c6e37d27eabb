import { Skeleton } from '../../ui/skeleton';
import styles from './staff-table.module.css';

const ROWS = 10;
/** Names vary in length. */
const WIDTHS = ['62%', '48%', '70%', '55%', '40%'];

/** The table before its rows arrive, at their height. */
export const TableSkeleton = ({ columns, label }: { columns: number; label: string }) => (
  <div className={styles.skeleton} role="status" aria-label={`Loading ${label.toLowerCase()}`}>
    {Array.from({ length: ROWS }, (_, row) => (
      <div key={row}>
        {Array.from({ length: columns }, (__, column) => (
          <Skeleton key={column} height={12} width={WIDTHS[(row + column) % WIDTHS.length] ?? '50%'} />
        ))}
      </div>
    ))}
  </div>
);
