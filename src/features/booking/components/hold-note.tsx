import { useEffect, useState } from 'react';
import { Button } from '../../../components/ui/button';
import { type Hold, clockText, secondsLeft } from '../hold';

/** A quiet countdown of the hold; announced at the start, near the end and when it is over. */
export function HoldNote({ hold, onKeepAgain }: { hold: Hold; onKeepAgain: () => void }) {
  const left = useSecondsLeft(hold.until);
  if (left === 0) {
    return (
      <div className="hold-note hold-over" role="status">
        <span>We could not keep this time any longer. It may still be free; what you typed is here.</span>
        <Button onClick={onKeepAgain}>Keep it again</Button>
      </div>
    );
  }
  return (
    <p className="hold-note">
      <span aria-hidden="true">
        We keep this time for you for <strong>{clockText(left)}</strong>
      </span>
      <span className="visually-hidden" role="status">
        {left > 120
          ? 'We keep this time for you while you fill in the form.'
          : 'We keep this time for two more minutes.'}
      </span>
    </p>
  );
}

function useSecondsLeft(until: string): number {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return secondsLeft(until, nowMs);
}
