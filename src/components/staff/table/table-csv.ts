import { FORMULA } from '../../../../domain/shared/csv';
import { downloadCsv } from '../../../lib/download';
import type { TableColumn } from './table-column';

/** The text of each cell, as people see it. */
type TextColumn<Row> = Pick<TableColumn<Row>, 'header' | 'text'>;

/** Rows as CSV (RFC 4180). A text that a spreadsheet would run as a formula gets a quote in front, as in our other files. */
export async function csvOf<Row>(columns: readonly TextColumn<Row>[], rows: readonly Row[]): Promise<string> {
  const { default: Papa } = await import('papaparse');
  const fields = columns.map(({ header }) => header);
  const data = rows.map((row) => columns.map(({ text }) => text(row)));
  return Papa.unparse({ fields, data }, { escapeFormulae: FORMULA });
}

/** Hands the rows to the browser to save. */
export async function saveCsv<Row>(
  name: string,
  columns: readonly TextColumn<Row>[],
  rows: readonly Row[],
): Promise<void> {
  downloadCsv(name, await csvOf(columns, rows));
}
