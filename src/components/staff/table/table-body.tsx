import type { Table as Grid, Row as GridRow } from '@tanstack/react-table';
import { Link, type To } from 'react-router-dom';
import type { TableColumn } from './table-column';
import styles from './staff-table.module.css';

interface TableBodyProps<Row> {
  grid: Grid<Row>;
  columns: readonly TableColumn<Row>[];
  canChoose: boolean;
  linkOf: ((row: Row) => { to: To; state?: unknown }) | null;
  /** The id of the row that is open at the side. */
  open: string;
}

/** The rows. A whole row is the link of its name; other controls in it lie above. */
export function TableBody<Row>({ grid, ...rest }: TableBodyProps<Row>) {
  return (
    <tbody role="rowgroup">
      {grid.getRowModel().rows.map((row) => (
        <BodyRow key={row.id} row={row} isChosen={row.getIsSelected()} {...rest} />
      ))}
    </tbody>
  );
}

type BodyRowProps<Row> = Omit<TableBodyProps<Row>, 'grid'> & { row: GridRow<Row>; isChosen: boolean };

function BodyRow<Row>({ row, columns, canChoose, isChosen, linkOf, open }: BodyRowProps<Row>) {
  const name = columns.find(({ isName }) => isName)?.text(row.original) || 'this row';
  return (
    <tr role="row" aria-selected={canChoose ? isChosen : undefined} data-open={row.id === open || undefined}>
      {canChoose && (
        <td role="cell" className={styles.choose}>
          <label className={styles.box}>
            <input
              type="checkbox"
              aria-label={`Select ${name}`}
              checked={isChosen}
              onChange={row.getToggleSelectedHandler()}
            />
          </label>
        </td>
      )}
      {columns.map((column) => (
        <Cell
          key={column.id}
          column={column}
          row={row.original}
          link={linkOf?.(row.original)}
          isOpen={row.id === open}
        />
      ))}
    </tr>
  );
}

interface CellProps<Row> {
  column: TableColumn<Row>;
  row: Row;
  link: { to: To; state?: unknown } | undefined;
  isOpen: boolean;
}

function Cell<Row>({ column, row, link, isOpen }: CellProps<Row>) {
  const { header, text, cell, isName, isNumber, isUnclear, isWide } = column;
  const content = cell ? cell(row) : <bdi>{text(row)}</bdi>;
  if (isName) {
    return (
      <th role="rowheader" scope="row" data-name>
        {link ? (
          <Link
            className={styles.link}
            to={link.to}
            state={link.state}
            preventScrollReset
            aria-current={isOpen || undefined}
          >
            {content}
          </Link>
        ) : (
          content
        )}
      </th>
    );
  }
  return (
    <td
      role="cell"
      data-label={isUnclear ? header : undefined}
      data-number={isNumber}
      data-wide={isWide}
      data-empty={text(row) === '' || undefined}
    >
      {content}
    </td>
  );
}
