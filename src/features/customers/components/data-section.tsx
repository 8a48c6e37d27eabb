import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import type { Customer } from '../../../../domain/customers/customer';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { download } from '../../../lib/download';
import { problemText } from '../../../lib/problem-text';
import { useStandIn } from '../../../lib/use-stand-in';
import { deleteCustomer, exportCustomer } from '../api/write-customers';
import { useCommand } from '../hooks/use-command';
import styles from './customers.module.css';

const CONFIRMATION = 'delete';

/** What the law gives people a right to: a copy of everything known of them, and to be forgotten. */
export function DataSection({ actor, customer }: { actor: Actor; customer: Customer }) {
  const { customerId, name } = customer;
  const form = useStandIn<'DELETE'>();
  const copy = useMutation({
    mutationFn: () => exportCustomer(customerId),
    onSuccess: (content) => download(`customer-${customerId}.json`, content, 'application/json'),
  });
  const mayExport = can(actor, 'customer:export');
  const mayDelete = can(actor, 'customer:delete');
  if (!mayExport && !mayDelete) return null;
  return (
    <section className={styles.card} aria-labelledby="data">
      <h2 id="data">Their data</h2>
      <p className={styles.muted}>For somebody who asks what is known of them, or to be forgotten.</p>
      {copy.error && <Notice tone="problem">{problemText(copy.error)}</Notice>}
      {form.open ? (
        <Deletion customerId={customerId} name={name} onClose={form.close} />
      ) : (
        <div className={styles.buttons}>
          {mayExport && (
            <Button busy={copy.isPending} onClick={() => copy.mutate()}>
              Download everything
            </Button>
          )}
          {mayDelete && (
            <Button variant="danger" autoFocus={form.isBackFrom('DELETE')} onClick={() => form.show('DELETE')}>
              Delete this customer
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Deletion({ customerId, name, onClose }: { customerId: string; name: string; onClose: () => void }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const { run, isPending, error } = useCommand(
    deleteCustomer,
    () => void navigate('/staff/customers', { state: { isDeleted: true } }),
  );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        run({ customerId });
      }}
    >
      <p>
        The sign-in, cars, notes and everything personal of <bdi>{name}</bdi> are removed, for good. Visits stay in the
        calendar without a name, with what was done and what it cost.
      </p>
      <Field label={`Type “${CONFIRMATION}” to go on`}>
        <TextInput
          autoFocus
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      <div className={styles.buttons}>
        <Button variant="danger" type="submit" busy={isPending} disabled={typed.trim().toLowerCase() !== CONFIRMATION}>
          Delete for good
        </Button>
        <Button onClick={onClose}>Keep</Button>
      </div>
    </form>
  );
}
