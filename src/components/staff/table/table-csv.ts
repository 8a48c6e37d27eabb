import { FORMULA } from '../../../../domain/shared/csv';
import { downloadCsv } from '../../../lib/download';
import type { TableColumn } from './table-column';

/** The text of each cell, as people see it. */
type TextColumn<Row> = Pick<TableColumn<Row>, 'header' | 'text'>;

/** Rows as CSV (RFC 4180). Text that a spreadsheet would run as a formula gets a leading quote, as in our other files. */
export async function csvOf<Row>(columns: readonly TextColumn<Row>[], rows: readonly Row[]): Promise<string> {
  const { default: Papa } = await import('papaparse');
  const fields = columns.map(({ header }) => header);
  const data = rows.map((row) => columns.map(({ text }) => text(row)));
  return Papa.unparse({ fields, data }, { escapeFormulae: FORMULA });
}

/** Saves the rows as a file in the browser. */
export async function saveCsv<Row>(
  name: string,
  columns: readonly TextColumn<Row>[],
  rows: readonly Row[],
): Promise<void> {
  downloadCsv(name, await csvOf(columns, rows));
}
