import { Button } from './button';
import './states.css';

interface FailedStateProps {
  sentence: string;
  onRetry: () => void;
  /** 1 if it is the whole page. */
  level?: 1 | 2;
}

/** What did not load, why in one sentence, and a retry button. */
export function FailedState({ sentence, onRetry, level = 2 }: FailedStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="state" role="alert">
      <Heading>This did not load</Heading>
      <p>{sentence}</p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
