import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { download } from '../../../lib/download';
import { problemText } from '../../../lib/problem-text';
import type { ImportOutcome } from '../api/write-customers';
import type { ImportRun } from '../hooks/use-import';
import { IMPORT_FIELDS, type ImportField } from '../import-columns';
import { IMPORT_RULE_WORDS } from '../words';
import styles from './customers.module.css';

interface ImportProgressProps {
  run: ImportRun;
  lines: readonly Record<string, string | number>[];
  onGoOn: () => void;
}

const SHOWN = 20;

/** How far an import is, what became of the lines, and those that were left out, with the reason of each. */
export function ImportProgress({ run, lines, onGoOn }: ImportProgressProps) {
  const { dryRun, total, outcomes, state, error } = run;
  const count = (kind: ImportOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === kind).length;
  const bad = outcomes.filter(({ outcome }) => outcome === 'BAD').sort((one, other) => one.row - other.row);
  return (
    <>
      <label>
        {dryRun ? 'Checked' : 'Imported'} {outcomes.length} of {total}
        <progress className={styles.progress} max={total} value={outcomes.length} />
      </label>
      <p role="status">
        {state === 'DONE' && (
          <>
            {count('NEW')} {dryRun ? 'would be new' : 'are new'}, {count('KNOWN')} {dryRun ? 'are known' : 'were known'}
            , {bad.length} {dryRun ? 'would be left out' : 'were left out'}.
          </>
        )}
      </p>
      {state === 'STOPPED' && (
        <Notice tone="problem">
          <p>{problemText(error)} What was imported so far stays.</p>
          <Button variant="primary" onClick={onGoOn}>
            Go on
          </Button>
        </Notice>
      )}
      {bad.length > 0 && (
        <>
          <h3>Left out</h3>
          <ul className={styles.rows}>
            {bad.slice(0, SHOWN).map((one) => (
              <li key={one.row} className={styles.leftOut}>
                Line {one.row}: {reasonOf(one)}
              </li>
            ))}
          </ul>
          {bad.length > SHOWN && <p className={styles.muted}>And {bad.length - SHOWN} more.</p>}
          <div className={styles.buttons}>
            <Button onClick={() => void saveBad(bad, lines)}>Download these lines with the reasons</Button>
          </div>
        </>
      )}
    </>
  );
}

const reasonOf = ({ field = '', rule = '' }: ImportOutcome): string => {
  const label = field in IMPORT_FIELDS ? IMPORT_FIELDS[field as ImportField][0] : 'This line';
  return `${label} ${IMPORT_RULE_WORDS[rule] ?? 'is not right'}`;
};

/** The lines that were left out as a file to mend and import again. */
async function saveBad(
  bad: readonly ImportOutcome[],
  lines: readonly Record<string, string | number>[],
): Promise<void> {
  const { default: Papa } = await import('papaparse');
  const rows = bad.map((one) => ({ ...lines.find(({ row }) => row === one.row), problem: reasonOf(one) }));
  download('customers-left-out.csv', Papa.unparse(rows, { escapeFormulae: true }), 'text/csv;charset=utf-8');
}
