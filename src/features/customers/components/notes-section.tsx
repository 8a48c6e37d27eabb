import { useState } from 'react';
import { type Actor, can } from '../../../../domain/access/permissions';
import type { CustomerNotes } from '../../../../domain/customers/customer';
import { TextAreaField, TextField } from '../../../components/staff/fields';
import { StaffForm } from '../../../components/staff/staff-form';
import { Button } from '../../../components/ui/button';
import { useStandIn } from '../../../lib/use-stand-in';
import { isConflict, useCommand } from '../../../lib/use-command';
import { saveCustomerNotes } from '../api/write-customers';
import { REGISTER } from '../register-keys';
import styles from './customers.module.css';

const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

const MOST_TAGS = 20;
const LONGEST_TAG = 30;

/** The error in the tags, if any. */
function tagsProblem(tags: readonly string[]): string | undefined {
  const long = tags.find((tag) => tag.length > LONGEST_TAG);
  if (long !== undefined) return `“${long}” is too long: a tag has at most ${LONGEST_TAG} characters.`;
  return tags.length > MOST_TAGS ? `These are ${tags.length} tags, and ${MOST_TAGS} is the most.` : undefined;
}

/** Staff's notes. The copy of the customer's data includes them, and the form says so. */
export function NotesSection({ actor, file }: { actor: Actor; file: CustomerNotes }) {
  const form = useStandIn<'EDIT'>();
  return (
    <section className={styles.card} aria-labelledby="file">
      <div className={styles.head}>
        <h2 id="file">Notes and tags</h2>
        {can(actor, 'customer:edit') && form.open === null && (
          <Button autoFocus={form.isBackFrom('EDIT')} onClick={() => form.show('EDIT')}>
            Edit<span className="visually-hidden"> notes and tags</span>
          </Button>
        )}
      </div>
      <p className={styles.muted}>
        Only staff see this here. A customer who downloads their data gets it too, so keep it fit to read.
      </p>
      {form.open ? <FileForm file={file} onClose={form.close} /> : <FileText file={file} />}
    </section>
  );
}

function FileText({ file }: { file: CustomerNotes }) {
  return (
    <>
      {file.tags.length > 0 && (
        <ul className={styles.tags} aria-label="Tags">
          {file.tags.map((tag) => (
            <li key={tag}>
              <bdi>{tag}</bdi>
            </li>
          ))}
        </ul>
      )}
      {file.note ? <Note text={file.note} /> : <p className={styles.muted}>No note.</p>}
    </>
  );
}

const LONG_NOTE = 480;

/** A long note shows only its beginning, so the cars stay on the page. */
function Note({ text }: { text: string }) {
  const [isWhole, setIsWhole] = useState(text.length <= LONG_NOTE);
  return (
    <>
      <p className={isWhole ? styles.note : `${styles.note} ${styles.beginning}`}>{text}</p>
      {text.length > LONG_NOTE && (
        <div className={styles.buttons}>
          <Button aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
            {isWhole ? 'Show less of the note' : 'Show the whole note'}
          </Button>
        </div>
      )}
    </>
  );
}

/** Keeps the input when a colleague was faster, and shows the current values beside it. */
function FileForm({ file, onClose }: { file: CustomerNotes; onClose: () => void }) {
  const [tags, setTags] = useState(file.tags.join(', '));
  const [note, setNote] = useState(file.note);
  const { run, ...saving } = useCommand(saveCustomerNotes, { ...REGISTER, onDone: onClose });
  const [before] = useState(file);
  const wrong = tagsProblem(tagsOf(tags));
  return (
    <StaffForm
      saving={saving}
      isUnsaved={note !== before.note || tags !== before.tags.join(', ')}
      onSave={() => {
        const { customerId, version } = file;
        if (wrong === undefined) run({ customerId, version, tags: tagsOf(tags), note });
      }}
      onCancel={onClose}
    >
      <TextField
        label="Tags"
        hint="Separate them with commas, such as: fleet, prefers calls"
        error={wrong}
        focus
        max={640}
        value={tags}
        onChange={setTags}
      />
      <TextAreaField label="Note" max={4000} value={note} onChange={setNote} />
      {isConflict(saving.problem) && (
        <section aria-labelledby="file-now">
          <h3 id="file-now">On file now</h3>
          <FileText file={file} />
        </section>
      )}
    </StaffForm>
  );
}
