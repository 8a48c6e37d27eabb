import type { ReactNode } from 'react';
import { ColumnsIcon, DownloadIcon, SortIcon } from '../icons';
import { Menu } from '../menu';
import type { TableColumn } from './table-column';
import { saveCsv } from './table-csv';
import type { Table } from './use-table';
import styles from './staff-table.module.css';

interface TableToolbarProps<Row> {
  table: Table;
  columns: readonly TableColumn<Row>[];
  shown: readonly TableColumn<Row>[];
  rows: readonly Row[];
  filters: ReactNode;
  csvName: string | undefined;
  moreFiles: readonly { readonly label: string; readonly onChoose: () => void }[] | undefined;
}

/** Filters at the start; columns, order and files at the end. */
export function TableToolbar<Row>(props: TableToolbarProps<Row>) {
  const { table, columns, shown, rows, filters, csvName, moreFiles = [] } = props;
  const choosable = columns.filter(({ isName }) => isName !== true);
  const files = [
    ...(csvName === undefined
      ? []
      : [
          {
            label: 'What is shown, as CSV',
            onChoose: () => void saveCsv(csvName, shown, rows),
            isDisabled: rows.length === 0,
          },
        ]),
    ...moreFiles,
  ];
  return (
    <div className={styles.toolbar}>
      <div className={styles.filters}>{filters}</div>
      <div className={styles.tools}>
        <SortMenu table={table} columns={columns} />
        {choosable.length > 1 && (
          <Menu
            label="Columns"
            icon={<ColumnsIcon />}
            choices={choosable.map(({ id, header }) => ({
              label: header,
              isOn: table.columns.has(id),
              onChoose: () => table.chooseColumns(toggled(table.columns, id)),
            }))}
          />
        )}
        {files.length > 0 && <Menu label="Export" icon={<DownloadIcon />} choices={files} />}
      </div>
    </div>
  );
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** For a phone, where rows are cards without a header to press. */
function SortMenu<Row>({ table, columns }: Pick<TableToolbarProps<Row>, 'table' | 'columns'>) {
  const now = table.view.sort;
  const choices = columns.flatMap(({ id, header, sort }) =>
    sort
      ? [
          { id, desc: false, label: `${header}, ${sort.up}` },
          { id, desc: true, label: `${header}, ${sort.down}` },
        ]
      : [],
  );
  if (choices.length === 0) return null;
  return (
    <span className={styles.sortMenu}>
      <Menu
        label="Sort"
        icon={<SortIcon />}
        choices={choices.map(({ id, desc, label }) => ({
          label,
          isOn: now?.id === id && now.desc === desc,
          onChoose: () => table.sortBy({ id, desc }),
        }))}
      />
    </span>
  );
}
