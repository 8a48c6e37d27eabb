import { problemText } from '../../lib/problem-text';
import { Button } from './button';
import './states.css';

interface ErrorStateProps {
  error: unknown;
  onRetry: () => void;
  /** 1 where it is all there is on the page. */
  level?: 1 | 2;
}

/** What went wrong, and another try. */
export function ErrorState({ error, onRetry, level = 2 }: ErrorStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div className="state" role="alert">
      <Heading>This did not load</Heading>
      <p>{problemText(error)}</p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
