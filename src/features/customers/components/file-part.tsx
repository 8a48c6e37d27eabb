import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Actor, can } from '../../../../domain/access/permissions';
import type { CustomerFile } from '../../../../domain/customer/customer';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextArea } from '../../../components/ui/text-area';
import { TextInput } from '../../../components/ui/text-input';
import { ProblemError } from '../../../lib/graphql';
import { problemText } from '../../../lib/problem-text';
import { saveCustomerFile } from '../api/write-customers';
import { useCommand } from '../hooks/use-command';
import styles from './customers.module.css';

const tagsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

const isConflict = (error: unknown): boolean => error instanceof ProblemError && error.code === 'VERSION_CONFLICT';

/** What staff keep on file beside: the customer does not see it. */
export function FilePart({ actor, file }: { actor: Actor; file: CustomerFile }) {
  const [editing, setEditing] = useState(false);
  return (
    <section className={styles.card} aria-labelledby="file">
      <div className={styles.head}>
        <h2 id="file">Notes and tags</h2>
        {can(actor, 'customer:edit') && !editing && (
          <Button onClick={() => setEditing(true)}>
            Edit<span className="visually-hidden"> notes and tags</span>
          </Button>
        )}
      </div>
      <p className={styles.muted}>For staff only.</p>
      {editing ? <FileForm file={file} onClose={() => setEditing(false)} /> : <FileText file={file} />}
    </section>
  );
}

function FileText({ file }: { file: CustomerFile }) {
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
      {file.note ? <p className={styles.note}>{file.note}</p> : <p className={styles.muted}>No note.</p>}
    </>
  );
}

/** Keeps what was typed when somebody else was faster, and shows what stands now beside it. */
function FileForm({ file, onClose }: { file: CustomerFile; onClose: () => void }) {
  const client = useQueryClient();
  const [tags, setTags] = useState(file.tags.join(', '));
  const [note, setNote] = useState(file.note);
  const { run, isPending, error } = useCommand(saveCustomerFile, onClose);
  const readAnew = (problem: unknown) => {
    if (isConflict(problem)) void client.invalidateQueries({ queryKey: ['customers'] });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const { customerId, version } = file;
        run({ customerId, version, tags: tagsOf(tags), note }, { onError: readAnew });
      }}
    >
      <Field label="Tags" hint="Separated by commas, such as: fleet, prefers calls">
        <TextInput maxLength={640} value={tags} onChange={(event) => setTags(event.currentTarget.value)} />
      </Field>
      <Field label="Note">
        <TextArea rows={4} maxLength={4000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </Field>
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      {isConflict(error) && (
        <section aria-labelledby="file-now">
          <h3 id="file-now">On file now</h3>
          <FileText file={file} />
        </section>
      )}
      <div className={styles.buttons}>
        <Button variant="primary" type="submit" busy={isPending}>
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
