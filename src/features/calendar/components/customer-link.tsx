import { useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Actor, can } from '../../../../domain/access/permissions';
import { Button } from '../../../components/ui/button';
import { problemText } from '../../../lib/problem-text';
import { keys } from '../../../lib/query-keys';
import { endVisitLinks } from '../api/end-visit-links';
import styles from './side-form.module.css';

interface CustomerLinkProps {
  appointmentId: string;
  actor: Actor;
}

/** The link in the customer's email, and a button to end it if the wrong person has it. */
export function CustomerLink({ appointmentId, actor }: CustomerLinkProps) {
  const client = useQueryClient();
  const [requestId] = useState(() => crypto.randomUUID());
  const ending = useMutation({
    mutationFn: () => endVisitLinks(appointmentId, requestId),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.appointment(appointmentId) }),
  });
  if (!can(actor, 'appointment:end-links')) return null;
  return (
    <details className={styles.inPanel}>
      <summary>The customer’s link</summary>
      <p>
        Whoever has the link from the mail can see, move and cancel this visit. End it if it went to the wrong person.
        The next mail to the customer brings a new one.
      </p>
      {ending.isSuccess ? (
        <p role="status">All links sent so far have ended.</p>
      ) : (
        <Button variant="secondary" disabled={ending.isPending} onClick={() => ending.mutate()}>
          End the link
        </Button>
      )}
      {ending.error && <p role="alert">{problemText(ending.error)}</p>}
    </details>
  );
}
