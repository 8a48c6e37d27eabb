import { Link } from 'react-router-dom';
import type { AuditLine } from '../api/read-audit';
import { actionText, changesOf, pageOf, subjectText } from '../audit-words';
import styles from './audit-page.module.css';

/** One entry: who did what, and when; opened, what changed, why, and by which request. */
export function AuditEntryLine({ line, who, when }: { line: AuditLine; who: string; when: string }) {
  const page = pageOf(line);
  const changes = changesOf(line);
  const actsForCustomer = line.actorKind === 'STAFF' && line.customerId !== '';
  return (
    <details>
      <summary>
        <span className={styles.when}>{when}</span>
        <bdi className={styles.who}>{who}</bdi>
        <span>{actionText(line.action)}</span>
        <span className={styles.muted}>{subjectText(line.subject)}</span>
        {actsForCustomer && <span className={styles.mark}>for a customer</span>}
      </summary>
      <div className={styles.more}>
        {line.reason && (
          <p>
            Reason: <bdi>{line.reason}</bdi>
          </p>
        )}
        {changes.length > 0 && (
          <table>
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ field, from, to }) => (
                <tr key={field}>
                  <th scope="row">{field}</th>
                  <td>
                    <bdi>{from}</bdi>
                  </td>
                  <td>
                    <bdi>{to}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
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
