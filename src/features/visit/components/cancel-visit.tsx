import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { problemText } from '../../../lib/problem-text';
import { dayText, timeText } from '../../../lib/when';
import { type Visit, cancelByLink } from '../api/visit-by-link';

interface CancelVisitProps {
  visit: Visit;
  manageToken: string;
  words: { timeZone: string; locale: string };
}

/** Cancelling, with the last moment for it stated, and one question before it is done. */
export function CancelVisit({ visit, manageToken, words }: CancelVisitProps) {
  const [asking, setAsking] = useState(false);
  const [requestId] = useState(() => crypto.randomUUID());
  const [nowMs] = useState(Date.now);
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => cancelByLink({ requestId, manageToken }),
    onSuccess: (cancelled) => client.setQueryData(['visit', manageToken], cancelled),
  });
  const until = `${dayText(visit.cancellableUntil, words)}, ${timeText(visit.cancellableUntil, words)}`;
  if (nowMs > Date.parse(visit.cancellableUntil)) {
    return (
      <p className="lead">
        Online cancelling ended {until}. To change this visit, call {visit.shopPhone}.
      </p>
    );
  }
  return (
    <section className="cancel" aria-label="Change of plan">
      <p className="lead">Change of plan? You can cancel here until {until}.</p>
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      {asking ? (
        <div className="cancel-ask">
          <Button variant="danger" busy={isPending} onClick={() => mutate()}>
            Yes, cancel this visit
          </Button>
          <Button onClick={() => setAsking(false)}>Keep it</Button>
        </div>
      ) : (
        <Button onClick={() => setAsking(true)}>Cancel visit</Button>
      )}
    </section>
  );
}
