import { Button } from '../../../components/ui/button';
import styles from './settings.module.css';

interface ListedRecord {
  readonly id: string;
  readonly name: string;
  /** A detail that distinguishes it from others. */
  readonly facts: string;
  /** The word for an inactive one. */
  readonly off?: string | undefined;
}

interface RecordListProps {
  label: string;
  records: readonly ListedRecord[];
  /** The text while there are none. */
  empty: string;
  onOpen: (id: string) => void;
}

/** Records of the shop by name; each opens at the side. */
export function RecordList({ label, records, empty, onOpen }: RecordListProps) {
  if (records.length === 0) return <p className={styles.muted}>{empty}</p>;
  return (
    <ul className={styles.rows} aria-label={label}>
      {records.map(({ id, name, facts, off }) => (
        <li key={id} className={off === undefined ? undefined : styles.off}>
          <span>
            <bdi className={styles.name}>{name}</bdi>
            {off !== undefined && <span className={styles.mark}>{off}</span>}
          </span>
          <bdi className={styles.muted}>{facts}</bdi>
          <Button variant="quiet" onClick={() => onOpen(id)}>
            Edit<span className="visually-hidden"> {name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
