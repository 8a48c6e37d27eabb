import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import { isOpenVisit } from '../../../../domain/booking/appointment';
import type { Customer } from '../../../../domain/customers/customer';
import { Dialog } from '../../../components/staff/dialog';
import { TextField } from '../../../components/staff/fields';
import { StaffForm } from '../../../components/staff/staff-form';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { download } from '../../../lib/download';
import { problemText } from '../../../lib/problem-text';
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

/** People's legal rights: a copy of all data about them, and its deletion. */
export function DataSection({ actor, customer, visits }: DataSectionProps) {
  const { customerId, name } = customer;
  const [isDeleting, setIsDeleting] = useState(false);
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
      <p className={styles.muted}>For a customer who asks what you know about them, or wants to be forgotten.</p>
      {copy.error && <Notice tone="problem">{problemText(copy.error)}</Notice>}
      <div className={styles.buttons}>
        {mayExport && (
          <Button busy={copy.isPending} onClick={() => copy.mutate()}>
            Download everything
          </Button>
        )}
        {mayDelete && (
          <Button variant="danger" onClick={() => setIsDeleting(true)}>
            Delete this customer
          </Button>
        )}
      </div>
      {isDeleting && (
        <Deletion
          {...{ customerId, name }}
          open={visits.filter(isOpenVisit).length}
          onClose={() => setIsDeleting(false)}
        />
      )}
    </section>
  );
}

interface DeletionProps {
  customerId: string;
  name: string;
  /** The number of their visits still to come or being worked on. */
  open: number;
  onClose: () => void;
}

function Deletion({ open, ...form }: DeletionProps) {
  const { onClose } = form;
  if (open === 0) {
    return (
      <Dialog title="Delete this customer?" onClose={onClose}>
        <DeletionForm {...form} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title="This customer can’t be deleted yet"
      onClose={onClose}
      actions={
        <Button autoFocus onClick={onClose}>
          Back
        </Button>
      }
    >
      <p>
        {open === 1
          ? 'One visit is still open. Cancel or finish it first.'
          : `${open} visits are still open. Cancel or finish them first.`}
      </p>
    </Dialog>
  );
}

function DeletionForm({ customerId, name, onClose }: Omit<DeletionProps, 'open'>) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const { run, ...saving } = useCommand(deleteCustomer, {
    ...REGISTER,
    onDone: () => void navigate('/staff/customers', { state: { isDeleted: true } }),
  });
  return (
    <StaffForm
      saving={saving}
      saveWord="Delete for good"
      isDanger
      isReady={typed.trim().toLowerCase() === CONFIRMATION}
      onSave={() => run({ customerId })}
      onCancel={onClose}
    >
      <p>
        The sign-in, cars, notes and personal details of <bdi>{name}</bdi> are removed for good. Past visits stay in the
        calendar without a name, with what was done and what it cost.
      </p>
      <TextField label={`Type “${CONFIRMATION}” to confirm`} focus value={typed} onChange={setTyped} />
    </StaffForm>
  );
}
