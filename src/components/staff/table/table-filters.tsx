import type { LocalDate } from '../../../../domain/shared/time';
import type { Table } from './use-table';
import styles from './staff-table.module.css';

interface FilterOf {
  /** Its name in the address. */
  readonly name: string;
  readonly label: string;
  /** Filters that exclude it: setting this one clears them. */
  readonly insteadOf?: readonly string[];
}

/** One of several. */
interface ChoiceFilter extends FilterOf {
  /** The word for no choice. */
  readonly any: string;
  readonly options: readonly (readonly [value: string, word: string])[];
}

/** One day. */
interface DayFilter extends FilterOf {
  /** The default day, and the last one. */
  readonly today: LocalDate;
}

export type TableFilter = ChoiceFilter | DayFilter;

/** The filters of a table, each in the address. Active ones are highlighted. */
export function TableFilters({ table, filters }: { table: Table; filters: readonly TableFilter[] }) {
  const { view, filterBy } = table;
  return filters.map((filter) => {
    const { name, label, insteadOf = [] } = filter;
    const value = view.filters[name] ?? '';
    const choose = (chosen: string) =>
      filterBy({ ...Object.fromEntries(insteadOf.map((other) => [other, ''])), [name]: chosen });
    return (
      <label key={name} className={styles.filter} data-set={value !== '' || undefined}>
        <span>{label}</span>
        {'today' in filter ? (
          <input
            type="date"
            max={filter.today}
            // Another filter is active instead of a day.
            value={value || (insteadOf.every((other) => !view.filters[other]) ? filter.today : '')}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        ) : (
          <select value={value} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">{filter.any}</option>
            {filter.options.map(([option, word]) => (
              <option key={option} value={option}>
                {word}
              </option>
            ))}
          </select>
        )}
      </label>
    );
  });
}
