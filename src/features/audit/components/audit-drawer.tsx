import { Link } from 'react-router-dom';
import type { LocalDate } from '../../../../domain/shared/time';
import { Drawer } from '../../../components/staff/drawer';
import { Fact, FactList } from '../../../components/staff/fact-list';
import { LinkButton } from '../../../components/ui/link-button';
import type { ShopWords } from '../../../lib/when';
import type { AuditLine } from '../api/read-audit';
import {
  type FieldChange,
  actionText,
  changesOf,
  pageOf,
  reasonText,
  subjectText,
  whenText,
  whoText,
} from '../audit-words';
import styles from './audit-drawer.module.css';

interface AuditDrawerProps {
  line: AuditLine;
  /** The colleagues' names. */
  names: ReadonlyMap<string, string>;
  words: ShopWords;
  today: LocalDate;
  onClose: () => void;
}

/** One entry: who did what and when, what changed, why, and by which request. */
export function AuditDrawer({ line, names, words, today, onClose }: AuditDrawerProps) {
  const page = pageOf(line);
  const changes = changesOf(line);
  const isForCustomer = line.actorKind === 'STAFF' && line.customerId !== '';
  const all = `/staff/audit?${new URLSearchParams({ record: line.subject }).toString()}`;
  return (
    <Drawer
      title={
        <>
          <bdi>{whoText(line, names)}</bdi> {actionText(line.action)} <bdi>{subjectText(line.subject, names)}</bdi>
        </>
      }
      onClose={onClose}
      actions={page !== null && <LinkButton to={page}>Open the record</LinkButton>}
    >
      <FactList>
        <Fact term="When">{whenText(line.at, today, words)}</Fact>
        {isForCustomer && <Fact term="For">A customer</Fact>}
        {line.reason !== '' && <Fact term="Reason">{reasonText(line.reason)}</Fact>}
        <Fact term="Record">
          <Link to={all}>All entries of this record</Link>
        </Fact>
        <Fact term="Request">{line.requestId}</Fact>
      </FactList>
      {changes.length > 0 && <Changes changes={changes} />}
    </Drawer>
  );
}

/** The changes, field by field; for personal fields only that they changed. */
function Changes({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <>
      <table className={styles.changes}>
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
