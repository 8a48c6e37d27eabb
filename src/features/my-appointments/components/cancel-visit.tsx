import { useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import type { Actor } from '../../../../domain/access/permissions';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { Skeleton } from '../../../components/ui/skeleton';
import { problemText } from '../../../lib/problem-text';
import { keys } from '../../../lib/query-keys';
import type { VisitShop } from '../api/get-visit-shop';
import type { Visit } from '../api/list-my-appointments';
import { moveVisit } from '../api/move-visit';
import { useCancelVisit } from '../hooks/use-my-visits';
import { momentWords } from '../visit-words';
import { cancelStanding } from '../visits';
import styles from './cancel-visit.module.css';

interface CancelVisitProps {
  visit: Visit;
  shop: VisitShop;
  actor: Actor;
  nowMs: number;
}

const ReschedulePanel = lazy(() =>
  import('../../../shared/time-picker/reschedule-panel').then((module) => ({ default: module.ReschedulePanel })),
);

/** Cancels a visit, and says until when that is possible; after that, whom to call. */
export function CancelVisit({ visit, shop, actor, nowMs }: CancelVisitProps) {
  const standing = cancelStanding({ visit, actor, cancelCutOffMinutes: shop.cancelCutOffMinutes, nowMs });
  if (standing.kind === 'NOT_OFFERED') return null;
  const until = momentWords(standing.untilMs, shop);
  if (standing.kind === 'TOO_LATE') {
    return (
      <p className={styles.late}>
        Changing online was possible until {until}. Please call{' '}
        {shop.phone ? <a href={`tel:${shop.phone.replace(/[^+\d]/g, '')}`}>{shop.phone}</a> : shop.name}.
      </p>
    );
  }
  return <OpenCancel visit={visit} until={until} />;
}

function OpenCancel({ visit, until }: { visit: Visit; until: string }) {
  const [asking, setAsking] = useState(false);
  const [moving, setMoving] = useState(false);
  const client = useQueryClient();
  const { mutate, isPending, error } = useCancelVisit();
  const cancel = () =>
    mutate({ requestId: crypto.randomUUID(), appointmentId: visit.appointmentId, version: visit.version });
  const move = async (wish: { requestId: string; startsAt: string }) => {
    await moveVisit({ ...wish, appointmentId: visit.appointmentId, version: visit.version });
    await client.invalidateQueries({ queryKey: keys.appointments });
  };
  if (moving) {
    return (
      <Suspense fallback={<Skeleton height={320} />}>
        <ReschedulePanel visit={visit} onMove={move} onClose={() => setMoving(false)} />
      </Suspense>
    );
  }
  return (
    <div className={styles.cancel}>
      {error && <Notice tone="problem">{problemText(error)}</Notice>}
      {asking ? (
        <div className={styles.asking} role="group" aria-label="Cancel this visit?">
          <p>The time goes back to others at once.</p>
          <Button variant="danger" busy={isPending} onClick={cancel}>
            Cancel this visit
          </Button>
          <Button variant="secondary" disabled={isPending} onClick={() => setAsking(false)}>
            Keep it
          </Button>
        </div>
      ) : (
        <p className={styles.offer}>
          <button type="button" onClick={() => setMoving(true)}>
            Change the time
          </button>
          <button type="button" onClick={() => setAsking(true)}>
            Cancel
          </button>
          <span>You can move or cancel until {until}.</span>
        </p>
      )}
    </div>
  );
}
