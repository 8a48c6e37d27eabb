import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { downloadCsv } from '../../../lib/download';
import { problemText } from '../../../lib/problem-text';
import { FORMULA } from '../../../../domain/shared/csv';
import type { ImportRun } from '../hooks/use-import';
import { IMPORT_FIELDS, type ImportField, type ImportLine } from '../import-columns';
import type { ReadFile } from '../read-csv';
import type { ToldOutcome } from '../tell-doubles';
import { IMPORT_RULE_WORDS } from '../words';
import styles from './customers.module.css';

interface ImportProgressProps {
  run: ImportRun;
  file: ReadFile;
  lines: readonly ImportLine[];
  onGoOn: () => void;
}

const SHOWN = 20;

/** An import's progress, the outcomes, and the lines left out or duplicate, each with its reason. */
export function ImportProgress({ run, file, lines, onGoOn }: ImportProgressProps) {
  const { dryRun, total, outcomes, state, error } = run;
  const count = (kind: ToldOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === kind).length;
  const bad = outcomes.filter(({ outcome }) => outcome === 'BAD');
  const doubles = outcomes.filter(({ doubleOf }) => doubleOf !== undefined);
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
      <Named title="Left out" outcomes={bad} />
      <Named title="The same person as in a line before" outcomes={doubles} />
      {bad.length + doubles.length > 0 && (
        <div className={styles.buttons}>
          <Button onClick={() => void saveNamed([...bad, ...doubles], file, lines)}>
            Download these lines with the reasons
          </Button>
        </div>
      )}
    </>
  );
}

/** The first lines of a kind, each with its text. Nothing if there are none. */
function Named({ title, outcomes }: { title: string; outcomes: readonly ToldOutcome[] }) {
  if (outcomes.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.rows}>
        {outcomes.slice(0, SHOWN).map((one) => (
          <li key={one.row} className={styles.leftOut}>
            Line {one.row}: {reasonOf(one)}
          </li>
        ))}
      </ul>
      {outcomes.length > SHOWN && <p className={styles.muted}>And {outcomes.length - SHOWN} more.</p>}
    </>
  );
}

const reasonOf = ({ field = '', rule = '', doubleOf }: ToldOutcome): string => {
  if (doubleOf !== undefined) return `the same person as line ${String(doubleOf)}, only a new car is taken over`;
  const label = field in IMPORT_FIELDS ? IMPORT_FIELDS[field as ImportField][0] : 'This line';
  return `${label} ${IMPORT_RULE_WORDS[rule] ?? 'is not right'}`;
};

/** The lines left out or duplicate, as a file to fix and import again. */
async function saveNamed(
  named: readonly ToldOutcome[],
  { rows }: ReadFile,
  lines: readonly ImportLine[],
): Promise<void> {
  const { default: Papa } = await import('papaparse');
  const lineOf = new Map(lines.map((line) => [line.row, line]));
  const furtherOf = new Map(rows.map(({ row, further }) => [row, further]));
  const told = named
    .toSorted((one, other) => one.row - other.row)
    .map((one) => ({ ...lineOf.get(one.row), 'further values': furtherOf.get(one.row), problem: reasonOf(one) }));
  downloadCsv('customers-left-out.csv', Papa.unparse(told, { escapeFormulae: FORMULA }));
}
