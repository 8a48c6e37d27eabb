import { problemText } from '../../lib/problem-text';
import { Button } from './button';
import './states.css';

interface ErrorStateProps {
  error: unknown;
  onRetry: () => void;
}

/** What went wrong, and another try. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  return (
    <div className="state" role="alert">
      <h2>This did not load</h2>
      <p>{problemText(error)}</p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
