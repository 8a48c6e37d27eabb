import { Link } from 'react-router-dom';
import type { LocalDate } from '../../../../domain/shared/time';
import { type ShopWords, dayText, timeText } from '../../../lib/when';
import type { AuditLine } from '../api/read-audit';
import { type FieldChange, actionText, changesOf, pageOf, reasonText, subjectText, yearText } from '../audit-words';
import styles from './audit-page.module.css';

interface AuditEntryLineProps {
  line: AuditLine;
  who: string;
  /** What the people who work here are called. */
  names: ReadonlyMap<string, string>;
  words: ShopWords;
  today: LocalDate;
}

/** One entry: who did what, and when; opened, what changed, why, and by which request. */
export function AuditEntryLine({ line, who, names, words, today }: AuditEntryLineProps) {
  const page = pageOf(line);
  const changes = changesOf(line);
  const actsForCustomer = line.actorKind === 'STAFF' && line.customerId !== '';
  return (
    <details>
      <summary>
        <span className={styles.when}>
          {`${dayText(line.at, words)}${yearText(line.at, today, words)}, ${timeText(line.at, words)}`}
        </span>
        <bdi className={styles.who}>{who}</bdi>
        <span>{actionText(line.action)}</span>
        <bdi className={styles.muted}>{subjectText(line.subject, names)}</bdi>
        {actsForCustomer && <span className={styles.mark}>for a customer</span>}
      </summary>
      <div className={styles.more}>
        {line.reason && (
          <p>
            Reason: <bdi>{reasonText(line.reason)}</bdi>
          </p>
        )}
        {changes.length > 0 && <Changes changes={changes} />}
        <p className={styles.muted}>
          Request {line.requestId}.{' '}
          <Link to={`/staff/audit?${new URLSearchParams({ record: line.subject }).toString()}`}>
            All of this record
          </Link>
          {page && (
            <>
              {' '}
              or <Link to={page}>its page</Link>
            </>
          )}
        </p>
      </div>
    </details>
  );
}

/** What changed, field by field; of what is personal only that it did. */
function Changes({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.field}>
              <th scope="row">{change.field}</th>
              <Values change={change} />
            </tr>
          ))}
        </tbody>
      </table>
      {changes.some(({ kept }) => !kept) && (
        <p className={styles.muted}>
          Personal details are recorded as added, changed or removed, without their values.
        </p>
      )}
    </>
  );
}

function Values({ change }: { change: FieldChange }) {
  if (!change.kept && change.what === 'added') {
    return (
      <>
        <td>–</td>
        <td className={styles.muted}>added</td>
      </>
    );
  }
  if (!change.kept) {
    return (
      <td colSpan={2} className={styles.muted}>
        {change.what}
      </td>
    );
  }
  return (
    <>
      <td>
        <bdi>{change.from}</bdi>
      </td>
      <td>
        <bdi>{change.to}</bdi>
      </td>
    </>
  );
}
