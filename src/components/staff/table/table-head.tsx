import type { Table as Grid } from '@tanstack/react-table';
import { ArrowIcon } from '../icons';
import type { TableColumn } from './table-column';
import styles from './staff-table.module.css';

interface TableHeadProps<Row> {
  grid: Grid<Row>;
  columns: readonly TableColumn<Row>[];
  canChoose: boolean;
}

const ORDERS = { asc: 'ascending', desc: 'descending' } as const;

/** The names of the columns; those that the server can sort by are buttons. */
export function TableHead<Row>({ grid, columns, canChoose }: TableHeadProps<Row>) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {canChoose && (
          <th role="columnheader" scope="col" className={styles.choose}>
            <ChooseAll grid={grid} />
          </th>
        )}
        {columns.map(({ id, header, sort, width, isNumber, isWide }) => {
          const column = grid.getColumn(id);
          const order = column?.getIsSorted() || null;
          return (
            <th
              key={id}
              role="columnheader"
              scope="col"
              style={{ width }}
              data-number={isNumber}
              data-wide={isWide}
              aria-sort={order ? ORDERS[order] : undefined}
            >
              {sort ? (
                <button type="button" className={styles.sort} onClick={column?.getToggleSortingHandler()}>
                  {header}
                  {order && <ArrowIcon isDown={order === 'desc'} />}
                </button>
              ) : (
                header
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function ChooseAll<Row>({ grid }: { grid: Grid<Row> }) {
  const isSome = grid.getIsSomeRowsSelected();
  return (
    <label className={styles.box}>
      <input
        type="checkbox"
        aria-label="Select all rows shown"
        checked={grid.getIsAllRowsSelected()}
        ref={(input) => {
          if (input) input.indeterminate = isSome;
        }}
        onChange={grid.getToggleAllRowsSelectedHandler()}
      />
    </label>
  );
}
