import type { Actor } from '../../../../domain/access/permissions';
import type { Versioned } from '../../../../domain/shared/versioned';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { dayText, timeText } from '../../../lib/when';
import type { ShopRecords } from '../api/read-settings';
import { fieldValue, fieldWord } from '../field-words';
import { type Difference, differencesOf } from '../merge-edits';
import type { Edited } from '../use-edited';
import type { Conflict, useSave } from '../use-save';
import styles from './settings.module.css';

interface NewerVersionProps<Fields extends object> {
  readonly actor: Actor;
  readonly records: ShopRecords;
  /** The record as read again; absent if it is gone, or not read yet. */
  readonly theirs: Versioned<Fields> | undefined;
  readonly edited: Edited<Fields>;
  readonly saving: Pick<ReturnType<typeof useSave>, 'conflict' | 'isPending' | 'goBack'>;
  readonly onSave: (record: Versioned<Fields>) => void;
}

/**
 * A colleague saved the same record first. Shows who and what, next to the input, which stays until the person decides to
 * save it on top, or to continue with the saved values.
 */
export function NewerVersion<Fields extends object>(props: NewerVersionProps<Fields>) {
  const { actor, records, theirs, edited, saving, onSave } = props;
  const { conflict } = saving;
  if (!conflict) return null;
  if (edited.seen.version === 0) return <SameName {...props} />;
  const isRead = theirs !== undefined && theirs.version >= conflict.version;
  const who = nameOf(conflict, { actor, records });
  return (
    <Notice tone="waiting">
      <h3>Not saved: there is a newer version</h3>
      <p>
        <bdi>{who}</bdi> saved a change {whenText(conflict, records)}. What you typed is still in the form.
      </p>
      {!isRead && <p role="status">Reading what was saved…</p>}
      {isRead && (
        <>
          <Differences found={differencesOf(theirs, { mine: edited.form, seen: edited.seen })} records={records} />
          <div className={styles.buttons}>
            <Button variant="primary" busy={saving.isPending} onClick={() => onSave(edited.putOver(theirs))}>
              Save mine on top
            </Button>
            <Button
              onClick={() => {
                edited.take(theirs);
                saving.goBack();
              }}
            >
              Drop mine, show the newer one
            </Button>
          </div>
        </>
      )}
    </Notice>
  );
}

/** Two people added a record of one name at once: the second may add theirs too. */
function SameName<Fields extends object>(props: NewerVersionProps<Fields>) {
  const { edited, saving, onSave } = props;
  if (!saving.conflict) return null;
  return (
    <Notice tone="waiting">
      <h3>Not saved: there is one of this name by now</h3>
      <p>
        <bdi>{nameOf(saving.conflict, props)}</bdi> added it a moment ago. What you typed is still in the form.
      </p>
      <div className={styles.buttons}>
        <Button variant="primary" busy={saving.isPending} onClick={() => onSave(edited.form)}>
          Add mine beside it
        </Button>
        <Button onClick={saving.goBack}>Go back to the form</Button>
      </div>
    </Notice>
  );
}

function nameOf({ changedBy }: Conflict, { actor, records }: { actor: Actor; records: ShopRecords }): string {
  if (changedBy === '') return 'Someone';
  if (actor.kind === 'STAFF' && actor.staffId === changedBy) return 'You';
  return records.staff.find(({ staffId }) => staffId === changedBy)?.name || 'A colleague';
}

const whenText = ({ changedAt }: Conflict, { settings }: ShopRecords): string =>
  changedAt === '' ? 'a moment ago' : `on ${dayText(changedAt, settings)} at ${timeText(changedAt, settings)}`;

function Differences({ found, records }: { found: readonly Difference[]; records: ShopRecords }) {
  const shown = found.flatMap((one) => {
    const word = fieldWord(one.field);
    return word === null ? [] : [{ ...one, word }];
  });
  if (shown.length === 0) return <p>It says the same as yours where you changed something.</p>;
  const text = (field: string, value: unknown) => <bdi>{fieldValue(field, value, records.settings)}</bdi>;
  return (
    <table className={styles.differences}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col" className={styles.before}>
            Before
          </th>
          <th scope="col">Saved now</th>
          <th scope="col">Yours</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ field, word, before, now, isMineToo, mine }) => (
          <tr key={field}>
            <th scope="row">{word}</th>
            <td className={styles.before}>{text(field, before)}</td>
            <td>{text(field, now)}</td>
            <td>{isMineToo ? text(field, mine) : 'Not changed'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
