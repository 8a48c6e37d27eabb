import { useId } from 'react';
import { SearchIcon } from '../icons';
import styles from './staff-table.module.css';

interface SearchBoxProps {
  label: string;
  /** What can be typed, if the label does not say. */
  hint?: string;
  value: string;
  onChange: (typed: string) => void;
}

/** Finds rows while the person types. */
export function SearchBox({ label, hint, value, onChange }: SearchBoxProps) {
  const id = useId();
  return (
    <div className={styles.search} role="search">
      <SearchIcon />
      <input
        type="search"
        autoComplete="off"
        maxLength={200}
        aria-label={label}
        aria-describedby={hint === undefined ? undefined : id}
        placeholder={hint ?? label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {hint !== undefined && (
        <span className="visually-hidden" id={id}>
          {hint}
        </span>
      )}
    </div>
  );
}
