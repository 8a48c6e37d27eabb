import { Button } from './button';
import './states.css';

interface FailedStateProps {
  sentence: string;
  onRetry: () => void;
  /** 1 where it is all there is on the page. */
  level?: 1 | 2;
}

/** What did not load, why in a sentence, and another try. */
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
