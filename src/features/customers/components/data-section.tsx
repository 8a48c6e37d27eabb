import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import { isOpenVisit } from '../../../../domain/booking/appointment';
import type { Customer } from '../../../../domain/customers/customer';
import { Button } from '../../../components/ui/button';
import { Field } from '../../../components/ui/field';
import { Notice } from '../../../components/ui/notice';
import { TextInput } from '../../../components/ui/text-input';
import { download } from '../../../lib/download';
import { problemText } from '../../../lib/problem-text';
import { useStandIn } from '../../../lib/use-stand-in';
import { useCommand } from '../../../lib/use-command';
import type { CustomerVisit } from '../api/read-customers';
import { deleteCustomer, exportCustomer } from '../api/write-customers';
import { REGISTER } from '../register-keys';
import styles from './customers.module.css';

const CONFIRMATION = 'delete';

interface DataSectionProps {
  actor: Actor;
  customer: Customer;
  visits: readonly CustomerVisit[];
}

/** What the law gives people a right to: a copy of everything known of them, and to be forgotten. */
export function DataSection({ actor, customer, visits }: DataSectionProps) {
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
        <Deletion customerId={customerId} name={name} open={visits.filter(isOpenVisit).length} onClose={form.close} />
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

interface DeletionProps {
  customerId: string;
  name: string;
  /** How many of their visits are still to come, or being worked on. */
  open: number;
  onClose: () => void;
}

function Deletion({ open, ...form }: DeletionProps) {
  if (open === 0) return <DeletionForm {...form} />;
  return (
    <>
      <Notice tone="waiting">
        {open === 1
          ? 'One visit is still open. Cancel or finish it first'
          : `${open} visits are still open. Cancel or finish them first`}
        , then this customer can be deleted.
      </Notice>
      <div className={styles.buttons}>
        <Button autoFocus onClick={form.onClose}>
          Back
        </Button>
      </div>
    </>
  );
}

function DeletionForm({ customerId, name, onClose }: Omit<DeletionProps, 'open'>) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const { run, isPending, problem } = useCommand(deleteCustomer, {
    ...REGISTER,
    onDone: () => void navigate('/staff/customers', { state: { isDeleted: true } }),
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        run({ customerId });
      }}
    >
      <p>
        The sign-in, cars, notes and everything personal of <bdi>{name}</bdi> are removed, for good. Past visits stay in
        the calendar without a name, with what was done and what it cost.
      </p>
      <Field label={`Type “${CONFIRMATION}” to go on`}>
        <TextInput
          autoFocus
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Field>
      {problem && <Notice tone="problem">{problemText(problem)}</Notice>}
      <div className={styles.buttons}>
        <Button variant="danger" type="submit" busy={isPending} disabled={typed.trim().toLowerCase() !== CONFIRMATION}>
          Delete for good
        </Button>
        <Button onClick={onClose}>Keep</Button>
      </div>
    </form>
  );
}
