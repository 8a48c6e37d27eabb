import styles from './staff-table.module.css';

interface TableFilterProps {
  label: string;
  value: string;
  /** The word for no choice. */
  any: string;
  options: readonly (readonly [value: string, word: string])[];
  onChange: (value: string) => void;
}

/** One of several, or any. It stands out while it is set. */
export const TableFilter = ({ label, value, any, options, onChange }: TableFilterProps) => (
  <label className={styles.filter} data-set={value !== '' || undefined}>
    <span>{label}</span>
    <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{any}</option>
      {options.map(([option, word]) => (
        <option key={option} value={option}>
          {word}
        </option>
      ))}
    </select>
  </label>
);

interface DateFilterProps {
  label: string;
  value: string;
  max?: string;
  onChange: (value: string) => void;
}

/** One day. */
export const DateFilter = ({ label, value, max, onChange }: DateFilterProps) => (
  <label className={styles.filter} data-set={value !== '' || undefined}>
    <span>{label}</span>
    <input type="date" value={value} max={max} onChange={(event) => onChange(event.currentTarget.value)} />
  </label>
);
