import { useMutation } from '@tanstack/react-query';
import { Button } from '../../../components/ui/button';
import { Notice } from '../../../components/ui/notice';
import { problemText } from '../../../lib/problem-text';
import { leaveWaitingList } from '../api/join-waiting-list';

/** A time from the waiting list: held for the person, who may also give it up. */
export function OfferNote({ waitingToken, onLeft }: { waitingToken: string; onLeft: () => void }) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => leaveWaitingList(waitingToken),
    onSuccess: onLeft,
  });
  return (
    <Notice tone="ready">
      <p className="offer-text">This time is kept for you from the waiting list, until the hour named in our mail.</p>
      {error && <p className="offer-text">{problemText(error)}</p>}
      <Button busy={isPending} onClick={() => mutate()}>
        I do not need it any more
      </Button>
    </Notice>
  );
}
