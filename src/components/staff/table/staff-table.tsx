import { type ColumnDef, getCoreRowModel, useReactTable } from '@tanstack/react-table';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { To } from 'react-router-dom';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { Notice } from '../../ui/notice';
import { problemText } from '../../../lib/problem-text';
import { SelectionBar } from './selection-bar';
import { TableBody } from './table-body';
import type { TableColumn } from './table-column';
import { TableHead } from './table-head';
import { TableSkeleton } from './table-skeleton';
import { TableToolbar } from './table-toolbar';
import type { TableRows } from './use-cursor-rows';
import type { Table } from './use-table';
import styles from './staff-table.module.css';

export interface StaffTableProps<Row> {
  /** What the rows are, such as "Customers". */
  label: string;
  table: Table;
  columns: readonly TableColumn<Row>[];
  rows: TableRows<Row>;
  rowId: (row: Row) => string;
  /** A row's link; by default opens it at the side of the table. */
  rowTo?: ((row: Row) => { to: To; state?: unknown }) | null;
  /** Search and filters, at the start of the bar above the table. */
  filters?: ReactNode;
  /** Actions for the selected rows; without any, rows cannot be selected. */
  bulk?: (rows: readonly Row[], done: () => void) => ReactNode;
  /** The file name for saving the visible rows; without it they cannot be saved. */
  csvName?: string;
  /** More files, such as one of all rows. */
  moreFiles?: readonly { readonly label: string; readonly onChoose: () => void }[];
  /** The text of an empty list, and its one action. */
  empty: { readonly title: string; readonly text: string; readonly action?: ReactNode };
  /** The text when the filters match nothing. */
  nothingFound?: { readonly title: string; readonly text: string };
}

/** Rows to sort, filter, select and save as a file. The view is in the address, so you can send it to a colleague. */
export function StaffTable<Row>(props: StaffTableProps<Row>) {
  const { label, table, columns, rows, rowId, filters, bulk, csvName, moreFiles, empty, nothingFound } = props;
  const [rowSelection, setRowSelection] = useState<Record<string, boolean>>({});
  const shown = columns.filter(({ id, isName }) => isName === true || table.columns.has(id));
  // React's compiler would skip this component. The site is built without it.
  // eslint-disable-next-line react-hooks/incompatible-library
  const grid = useReactTable<Row>({
    data: (rows.rows as Row[] | undefined) ?? NONE,
    columns: shown.map(definitionOf),
    getCoreRowModel: getCoreRowModel(),
    getRowId: rowId,
    manualSorting: true,
    enableSortingRemoval: false,
    enableRowSelection: bulk !== undefined,
    state: { rowSelection, sorting: table.view.sort ? [table.view.sort] : [] },
    onRowSelectionChange: setRowSelection,
    onSortingChange: (change) => {
      const before = table.view.sort ? [table.view.sort] : [];
      const [sort] = typeof change === 'function' ? change(before) : change;
      if (sort) table.sortBy(sort);
    },
  });
  // Selected rows that are now filtered out are not acted on.
  const chosen = grid.getSelectedRowModel().rows.map(({ original }) => original);
  const clear = () => setRowSelection({});
  return (
    <div className={styles.frame}>
      {bulk && chosen.length > 0 ? (
        <SelectionBar count={chosen.length} onClear={clear}>
          {bulk(chosen, clear)}
        </SelectionBar>
      ) : (
        <TableToolbar {...{ table, columns, shown, filters, csvName, moreFiles }} rows={rows.rows ?? NONE} />
      )}
      {rows.rows !== undefined && rows.rows.length > 0 && (
        <table className={styles.table} role="table" aria-label={label}>
          <TableHead grid={grid} columns={shown} canChoose={bulk !== undefined} />
          <TableBody
            grid={grid}
            columns={shown}
            canChoose={bulk !== undefined}
            linkOf={linkOf(props)}
            open={table.view.open}
          />
        </table>
      )}
      <TableState {...{ table, rows, empty, nothingFound, label }} columns={shown.length} />
      <TableFoot rows={rows} label={label} />
    </div>
  );
}

const NONE: never[] = [];

const definitionOf = <Row,>({ id, text, sort }: TableColumn<Row>): ColumnDef<Row> => ({
  id,
  accessorFn: text,
  enableSorting: sort !== undefined,
});

const linkOf = <Row,>({ rowTo, rowId, table }: StaffTableProps<Row>) => {
  if (rowTo === null) return null;
  return rowTo ?? ((row: Row) => table.openTo(rowId(row)));
};

type TableStateProps<Row> = Pick<StaffTableProps<Row>, 'table' | 'rows' | 'empty' | 'nothingFound' | 'label'> & {
  columns: number;
};

const NO_MATCH = { title: 'Nothing matches', text: 'Try other words, or clear the filters.' };

/** Shown instead of rows while there are none. */
function TableState<Row>({ table, rows: list, empty, nothingFound = NO_MATCH, ...rest }: TableStateProps<Row>) {
  const { rows, error, retry, hasMore, showMore, isReadingMore } = list;
  if (rows === undefined) return error ? <ErrorState error={error} onRetry={retry} /> : <TableSkeleton {...rest} />;
  if (rows.length > 0) return null;
  if (!table.isFiltered) return <EmptyState {...empty} />;
  const ways = (
    <div className={styles.ways}>
      {hasMore && (
        <Button variant="primary" busy={isReadingMore} onClick={showMore}>
          Keep looking
        </Button>
      )}
      <Button onClick={table.clearFilters}>Clear filters</Button>
    </div>
  );
  const found = hasMore ? { title: 'Nothing so far', text: 'There is more to look through.' } : nothingFound;
  return <EmptyState {...found} action={ways} />;
}

function TableFoot<Row>({
  rows: { rows, error, retry, hasMore, isReadingMore, showMore },
  label,
}: Pick<StaffTableProps<Row>, 'rows' | 'label'>) {
  if (rows === undefined || rows.length === 0) return null;
  return (
    <div className={styles.foot}>
      <p role="status">
        {rows.length.toLocaleString()} shown{hasMore ? ', and there are more' : ''}
      </p>
      {Boolean(error) && (
        <Notice tone="problem">
          {problemText(error)} <Button onClick={retry}>Try again</Button>
        </Notice>
      )}
      {hasMore && !error && (
        <Button busy={isReadingMore} onClick={showMore}>
          Show more<span className="visually-hidden"> {label.toLowerCase()}</span>
        </Button>
      )}
    </div>
  );
}
