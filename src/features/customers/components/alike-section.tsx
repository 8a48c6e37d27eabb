import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { type Actor, can } from '../../../../domain/access/permissions';
import { type Customer, hasSignIn } from '../../../../domain/customers/customer';
import { Dialog } from '../../../components/staff/dialog';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { problemText } from '../../../lib/problem-text';
import { keys } from '../../../lib/query-keys';
import { useCommand } from '../../../lib/use-command';
import { type Likeness, findAlike } from '../api/read-customers';
import { mergeCustomers } from '../api/write-customers';
import { REGISTER } from '../register-keys';
import { customerPath } from '../paths';
import styles from './customers.module.css';

const BY_WORDS = { 'E-MAIL': 'the same email', PHONE: 'the same phone number' } as const;

/** Records that may be the same person, with a button to merge them. Shows nothing if there are none. */
export function AlikeSection({ actor, customer }: { actor: Actor; customer: Customer }) {
  const { data: alike = [] } = useQuery({
    queryKey: keys.alike(customer.customerId, customer.email, customer.phone),
    queryFn: () => findAlike(customer),
  });
  const [asked, setAsked] = useState<Likeness | null>(null);
  const { run, isPending, problem } = useCommand(mergeCustomers, { ...REGISTER, onDone: () => setAsked(null) });
  if (alike.length === 0) return null;
  const mayMerge = can(actor, 'customer:merge');
  return (
    <section className={styles.card} aria-labelledby="alike">
      <h2 id="alike">Perhaps the same person</h2>
      <ul className={styles.rows}>
        {alike.map((one) => (
          <li key={one.customerId} className={styles.line}>
            <span>
              <Link to={customerPath(one.customerId)}>
                <bdi>{one.label}</bdi>
              </Link>
              <span className={styles.muted}>
                {one.contact && ' '}
                <bdi>{one.contact}</bdi>, {BY_WORDS[one.by]}
              </span>
            </span>
            {mayMerge && (
              <Button onClick={() => setAsked(one)}>
                Merge into this customer
                <span className="visually-hidden">
                  : {one.label} {one.contact}
                </span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <Dialog
          title="Merge these customers?"
          onClose={() => setAsked(null)}
          actions={
            <>
              <Button autoFocus onClick={() => setAsked(null)}>
                Keep both
              </Button>
              <Button
                variant="primary"
                busy={isPending}
                onClick={() => run({ keepId: customer.customerId, mergeId: asked.customerId })}
              >
                Merge
              </Button>
            </>
          }
        >
          <p>
            The visits, cars, notes and tags of <bdi>{asked.label}</bdi> <bdi>{asked.contact}</bdi> move to{' '}
            <bdi>{customer.name}</bdi>. This can’t be undone.
            {hasSignIn(asked.customerId) && ' They have a sign-in of their own, so this works only once that is gone.'}
          </p>
          {problem && <Notice tone="problem">{problemText(problem)}</Notice>}
        </Dialog>
      )}
    </section>
  );
}
