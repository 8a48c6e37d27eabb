import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { withPlan } from '../../../domain/shop/service';
import { ProblemError } from '../../lib/problem-error';
import { problemText } from '../../lib/problem-text';
import { keys } from '../../lib/query-keys';
import type { Shop } from '../shop/api/read-shop';
import { useShop } from '../shop/use-shop';
import { longDayText, timeText } from '../../lib/when';
import { Button } from '../../components/ui/button';
import { ErrorState } from '../../components/ui/error-state';
import { Notice } from '../../components/ui/notice';
import { Skeleton } from '../../components/ui/skeleton';
import { TimePicker } from './time-picker';

interface ReschedulePanelProps {
  visit: { serviceId: string; planId: string | null; startsAt: string };
  /** Moves the visit; throws ProblemError when it is refused. The same request id is sent again after a lost answer. */
  onMove: (move: { requestId: string; startsAt: string }) => Promise<unknown>;
  onClose: () => void;
}

/** Choosing another time for a visit: pick, look at it once more, move. */
export function ReschedulePanel(props: ReschedulePanelProps) {
  const { data: shop, error, refetch } = useShop();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (shop === null) return <Notice tone="waiting">To move this visit, please call us.</Notice>;
  return shop ? <Choosing {...props} shop={shop} /> : <Skeleton height={320} />;
}

function Choosing({ visit, onMove, onClose, shop }: ReschedulePanelProps & { shop: Shop }) {
  const { settings } = shop;
  const [wish, setWish] = useState<{ requestId: string; startsAt: string } | null>(null);
  const client = useQueryClient();
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: onMove,
    onSuccess: onClose,
    onSettled: () => void client.invalidateQueries({ queryKey: keys.sheets }),
  });
  const offered = shop.services.find(({ serviceId }) => serviceId === visit.serviceId);
  const service = offered && withPlan(offered, visit.planId);
  if (!service) return <Notice tone="waiting">To move this visit, call us on {settings.phone}.</Notice>;
  const choose = (startsAt: string) => {
    reset();
    if (startsAt === visit.startsAt) return onClose();
    setWish({ requestId: crypto.randomUUID(), startsAt });
  };
  const taken = error instanceof ProblemError && error.code === 'SLOT_TAKEN';
  if (wish && !taken) {
    const when = `${timeText(wish.startsAt, settings)} on ${longDayText(wish.startsAt, settings)}`;
    return (
      <div className="reschedule">
        <p className="lead">
          From {timeText(visit.startsAt, settings)} on {longDayText(visit.startsAt, settings)} to{' '}
          <strong>{when}</strong>.
        </p>
        {error && <Notice tone="problem">{problemText(error)}</Notice>}
        <div className="picker-ways">
          <Button variant="primary" size="large" busy={isPending} onClick={() => mutate(wish)}>
            Move to {when}
          </Button>
          <Button size="large" onClick={() => setWish(null)}>
            Choose another time
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="reschedule">
      {taken && (
        <Notice tone="problem">That time was just taken. Your visit stays as it was; choose another time.</Notice>
      )}
      <TimePicker shop={shop} service={service} chosen={visit.startsAt} onTake={choose} />
      <div className="picker-ways">
        <Button onClick={onClose}>Keep my time</Button>
      </div>
    </div>
  );
}
