import { useMemo, useState } from 'react';
import { type Actor, can } from '../../../../domain/access/permissions';
import { StaffPage } from '../../../components/staff/staff-page';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { NotYours } from '../../../components/ui/not-yours';
import { Notice } from '../../../components/ui/notice';
import { useUnsaved } from '../../../lib/use-unsaved';
import { type ColumnMap, FIELDS, IMPORT_FIELDS, type ImportLine, guessColumns, importLines } from '../import-columns';
import { useImport } from '../hooks/use-import';
import { type ReadFile, readCsv } from '../read-csv';
import { ImportProgress } from './import-progress';
import styles from './customers.module.css';

const MOST_ROWS = 50_000;
const SHOWN = 5;

/** Imports customers from a file: choose it, map the columns, see the outcome of a dry run, import. */
export function ImportPage({ actor }: { actor: Actor }) {
  if (!can(actor, 'customer:import')) {
    return <NotYours title="You don’t have permission to import" text="Ask a manager if you need it." />;
  }
  return <Import />;
}

function Import() {
  const [file, setFile] = useState<ReadFile | null>(null);
  const [columns, setColumns] = useState<ColumnMap>(() => guessColumns([]));
  const { run, check, write, goOn, forget } = useImport();
  const lines = useMemo(() => (file ? importLines(file.rows, columns) : []), [file, columns]);
  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    const read = await readCsv(chosen);
    forget();
    setFile(read);
    setColumns(guessColumns(read.columns));
  };
  const faults = new Map(file?.rows.flatMap(({ row, fault }) => (fault === null ? [] : [[row, fault] as const])));
  const work = { lines, faults };
  const isTooLong = lines.length > MOST_ROWS;
  const isBusy = run?.state === 'RUNNING';
  useUnsaved(run !== null && !run.dryRun && run.state !== 'DONE');
  return (
    <StaffPage
      width="form"
      back={{ to: '/staff/customers', word: 'All customers' }}
      title="Import customers"
      intro="Bring your customers and their cars over from another program."
    >
      <section className={styles.card} aria-labelledby="file">
        <h2 id="file">The file</h2>
        <p className={styles.muted}>
          A CSV file with column names in its first line. A customer whose email is already on file keeps their record
          and gets the car. Importing a file twice adds no one twice.
        </p>
        <Field label="CSV file">
          <input
            className="control"
            type="file"
            accept=".csv,text/csv"
            disabled={isBusy}
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
        </Field>
        {file?.isText === false && (
          <Notice tone="problem">This is not a CSV file. Save the table as CSV, and choose that file.</Notice>
        )}
        {file?.isText === true && file.rows.length === 0 && (
          <Notice tone="problem">This file has no lines below its first.</Notice>
        )}
        {isTooLong && (
          <Notice tone="problem">More than {MOST_ROWS} lines. Split the file, and import its parts.</Notice>
        )}
      </section>
      {file && lines.length > 0 && !isTooLong && (
        <>
          {/* The outcome is at the top then, and a button leads back to the columns. */}
          {run === null && (
            <>
              <Columns file={file} columns={columns} onChange={setColumns} />
              <Preview lines={lines.slice(0, SHOWN)} />
            </>
          )}
          <section className={styles.card} aria-labelledby="import">
            <h2 id="import">{lines.length} lines</h2>
            {run && <ImportProgress run={run} file={file} lines={lines} onGoOn={() => goOn(work)} />}
            <div className={styles.buttons}>
              {run === null && (
                <Button variant="primary" disabled={columns.name === ''} onClick={() => check(work)}>
                  See what would happen
                </Button>
              )}
              {run?.dryRun === true && run.state === 'DONE' && (
                <Button variant="primary" onClick={() => write(work)}>
                  Import them
                </Button>
              )}
              {run && !isBusy && <Button onClick={forget}>{run.dryRun ? 'Change the columns' : 'Start over'}</Button>}
            </div>
            {columns.name === '' && <p className={styles.muted}>Say which column holds the name.</p>}
          </section>
        </>
      )}
    </StaffPage>
  );
}

interface ColumnsProps {
  file: ReadFile;
  columns: ColumnMap;
  onChange: (columns: ColumnMap) => void;
}

function Columns({ file, columns, onChange }: ColumnsProps) {
  return (
    <section className={styles.card} aria-labelledby="columns">
      <h2 id="columns">Which column is what</h2>
      <div className={`${styles.grid} ${styles.pairs}`}>
        {FIELDS.map((field) => (
          <Field key={field} label={IMPORT_FIELDS[field][0]}>
            <select
              className="control"
              value={columns[field]}
              onChange={(event) => onChange({ ...columns, [field]: event.currentTarget.value })}
            >
              <option value="">Not in the file</option>
              {file.columns.map((column) => (
                <option key={column} value={column}>
                  {column}
                </option>
              ))}
            </select>
          </Field>
        ))}
      </div>
    </section>
  );
}

function Preview({ lines }: { lines: readonly ImportLine[] }) {
  const shown = FIELDS.filter((field) => lines.some((line) => line[field] !== ''));
  return (
    <section className={styles.card} aria-labelledby="preview">
      <h2 id="preview">The first lines</h2>
      <div className={styles.scroll} tabIndex={0} role="group" aria-label="The first lines as a table">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              {shown.map((field) => (
                <th key={field} scope="col">
                  {IMPORT_FIELDS[field][0]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.row}>
                <td>{line.row}</td>
                {shown.map((field) => (
                  <td key={field}>
                    <bdi>{line[field]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
