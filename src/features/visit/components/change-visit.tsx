import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { Skeleton } from '../../../components/ui/skeleton';
import { problemText } from '../../../lib/problem-text';
import { keys } from '../../../lib/query-keys';
import { dayText, timeText } from '../../../lib/when';
import { type Visit, cancelByLink, moveByLink } from '../api/visit-by-link';

const ReschedulePanel = lazy(() =>
  import('../../../shared/time-picker/reschedule-panel').then((module) => ({ default: module.ReschedulePanel })),
);

interface ChangeVisitProps {
  visit: Visit;
  manageToken: string;
  words: { timeZone: string; locale: string };
}

/** Moving and cancelling, with their deadline, and a confirmation before each. */
export function ChangeVisit({ visit, manageToken, words }: ChangeVisitProps) {
  const [mode, setMode] = useState<'NONE' | 'MOVE' | 'CANCEL'>('NONE');
  const [moved, setMoved] = useState(false);
  const [nowMs] = useState(Date.now);
  const client = useQueryClient();
  const show = (changed: Visit) => client.setQueryData(keys.visit(manageToken), changed);
  const until = `${dayText(visit.cancellableUntil, words)}, ${timeText(visit.cancellableUntil, words)}`;
  if (nowMs > Date.parse(visit.cancellableUntil)) {
    return (
      <p className="lead">
        Changing online ended {until}. To change this visit, call {visit.shopPhone}.
      </p>
    );
  }
  const move = async (wish: { requestId: string; startsAt: string }) => {
    show(await moveByLink({ ...wish, manageToken }));
    setMoved(true);
  };
  return (
    <section className="cancel" aria-label="Change of plan">
      {moved && (
        <Notice tone="ready">Your visit has its new time. A mail with the new calendar entry is on its way.</Notice>
      )}
      {mode === 'MOVE' ? (
        <Suspense fallback={<Skeleton height={320} />}>
          <ReschedulePanel visit={visit} onMove={move} onClose={() => setMode('NONE')} />
        </Suspense>
      ) : (
        <>
          <p className="lead">Change of plan? You can move or cancel here until {until}.</p>
          {mode === 'CANCEL' ? (
            <ConfirmCancel manageToken={manageToken} onDone={show} onKeep={() => setMode('NONE')} />
          ) : (
            <div className="cancel-ask">
              <Button onClick={() => setMode('MOVE')}>Change the time</Button>
              <Button onClick={() => setMode('CANCEL')}>Cancel visit</Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

interface ConfirmCancelProps {
  manageToken: string;
  onDone: (visit: Visit) => void;
  onKeep: () => void;
}

function ConfirmCancel({ manageToken, onDone, onKeep }: ConfirmCancelProps) {
  const [requestId] = useState(() => crypto.randomUUID());
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => cancelByLink({ requestId, manageToken }),
    onSuccess: onDone,
  });
  return (
    <>
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      <div className="cancel-ask">
        <Button variant="danger" busy={isPending} onClick={() => mutate()}>
          Yes, cancel this visit
        </Button>
        <Button onClick={onKeep}>Keep it</Button>
      </div>
    </>
  );
}
